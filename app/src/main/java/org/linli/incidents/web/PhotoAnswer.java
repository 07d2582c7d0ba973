package org.linli.incidents.web;

import java.time.Duration;
import java.util.UUID;
import org.linli.kernel.web.NotFound;
import org.linli.media.Media;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** A photo as an answer; whether it may be seen was decided before. */
@Component
class PhotoAnswer {

    private static final Duration FRESH_FOR = Duration.ofHours(1);

    private final Media media;

    PhotoAnswer(Media media) {
        this.media = media;
    }

    ResponseEntity<Resource> of(UUID photo, String size) {
        Media.Size wanted = "full".equals(size) ? Media.Size.FULL : Media.Size.THUMBNAIL;
        return media.findFile(photo, wanted)
                .map(file -> ResponseEntity.ok()
                        .contentType(MediaType.IMAGE_JPEG)
                        .cacheControl(CacheControl.maxAge(FRESH_FOR).cachePrivate())
                        .<Resource>body(new FileSystemResource(file)))
                .orElseThrow(NotFound::new);
    }
}
