package org.linli.incidents.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.linli.kernel.Outcome;
import org.linli.media.Media;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Keeps the photos of a form; the first one refused refuses them all. */
@Component
class Uploads {

    static final int MOST_PHOTOS = 6;

    private final Media media;

    Uploads(Media media) {
        this.media = media;
    }

    Outcome<List<UUID>> keep(List<MultipartFile> files) {
        if (files.size() > MOST_PHOTOS) {
            return Outcome.refused("incidents.refused.too-many-photos", MOST_PHOTOS);
        }
        List<UUID> kept = new ArrayList<>();
        for (MultipartFile file : files) {
            switch (media.keep(file)) {
                case Outcome.Done<Media.Photo> done -> kept.add(done.value().id());
                case Outcome.Refused<Media.Photo> refused -> {
                    return Outcome.refused(refused.refusal());
                }
            }
        }
        return Outcome.done(List.copyOf(kept));
    }
}
