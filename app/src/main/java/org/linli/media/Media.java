package org.linli.media;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.kernel.Outcome;
import org.springframework.core.io.InputStreamSource;

/** Keeps photos. What is kept is a fresh JPEG without metadata; the bytes that came in are not kept. */
public interface Media {

    /**
     * Checks and keeps a photo. It is dropped after a day unless it is attached to something. Takes up to some seconds,
     * so it is called before the transaction of the record the photo is for, never inside it.
     *
     * @return the photo, or a refusal: {@code media.empty}, {@code media.too-large}, {@code media.not-a-photo},
     *     {@code media.heic}, {@code media.too-many-pixels}, {@code media.damaged}, {@code media.no-space},
     *     {@code media.busy}
     */
    Outcome<Photo> keep(InputStreamSource upload);

    /**
     * Keeps these photos for good, inside the write transaction of the record they belong to. Doing it twice for the
     * same owner changes nothing.
     *
     * @return the photos in the order given, for the record and its evidence; or the refusal {@code media.photo-gone} if
     *     one of them has expired or belongs to something else, which the caller returns from its transaction
     */
    Outcome<List<Photo>> attach(Collection<UUID> photoIds, String ownerKind, UUID ownerId);

    Optional<Photo> findPhoto(UUID id);

    /** The photos attached to something, oldest first. */
    List<Photo> listPhotos(String ownerKind, UUID ownerId);

    /** The file of a photo, a JPEG; access to it is decided by the module that attached it. */
    Optional<Path> findFile(UUID id, Size size);

    /** Which rendering of a photo. */
    enum Size {
        /** At most 2560 pixels on the longer side. */
        FULL,
        /** At most 480 pixels on the longer side. */
        THUMBNAIL
    }

    /**
     * A photo that is kept.
     *
     * @param width of the full rendering in pixels
     * @param height of the full rendering in pixels
     * @param sha256 of the full rendering, hexadecimal; evidence commits to it
     */
    record Photo(UUID id, int width, int height, String sha256) {}
}
