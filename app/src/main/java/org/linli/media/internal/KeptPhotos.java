package org.linli.media.internal;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.linli.kernel.Outcome;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.kernel.UuidV7;
import org.linli.media.Media;
import org.linli.media.internal.Darkroom.Prints;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.InputStreamSource;

/** Photos in the database with their files in the data folder. */
class KeptPhotos implements Media {

    private static final Logger LOG = LoggerFactory.getLogger(KeptPhotos.class);
    private static final Duration UNATTACHED_FOR = Duration.ofHours(24);
    private static final int DROPPED_AT_ONCE = 1_000;
    private static final Scope NO_PROTECTED_ROWS = new Scope.Published();

    private final Darkroom darkroom;
    private final PhotoFiles files;
    private final PhotoTable table;
    private final Transactions transactions;
    private final Clock clock;

    KeptPhotos(Darkroom darkroom, PhotoFiles files, PhotoTable table, Transactions transactions, Clock clock) {
        this.darkroom = darkroom;
        this.files = files;
        this.table = table;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Outcome<Photo> keep(InputStreamSource upload) {
        return darkroom.develop(upload).then(prints -> {
            Instant now = clock.instant();
            Photo photo = new Photo(UuidV7.at(now), prints.width(), prints.height(), hash(prints.full()));
            return transactions.write(NO_PROTECTED_ROWS, () -> store(photo, prints, now));
        });
    }

    private Outcome<Photo> store(Photo photo, Prints prints, Instant now) {
        table.lock(photo.sha256());
        table.insert(photo, prints.full().length + prints.thumbnail().length, now);
        try {
            files.keep(photo.sha256(), prints);
        } catch (PhotoFiles.NoSpace full) {
            LOG.error("A photo of {} bytes cannot be kept: the disk of the media folder is full", prints.full().length);
            return Outcome.refused("media.no-space");
        }
        return Outcome.done(photo);
    }

    @Override
    public Outcome<List<Photo>> attach(Collection<UUID> photoIds, String ownerKind, UUID ownerId) {
        Set<UUID> ids = new LinkedHashSet<>(photoIds);
        if (ids.isEmpty()) {
            return Outcome.done(List.of());
        }
        Map<UUID, Photo> attached = new HashMap<>();
        table.attach(ids, ownerKind, ownerId, clock.instant()).forEach(photo -> attached.put(photo.id(), photo));
        List<Photo> inOrder = new ArrayList<>();
        for (UUID id : ids) {
            Photo photo = attached.get(id);
            if (photo == null) {
                return Outcome.refused("media.photo-gone");
            }
            inOrder.add(photo);
        }
        return Outcome.done(List.copyOf(inOrder));
    }

    @Override
    public Optional<Photo> findPhoto(UUID id) {
        return table.find(id);
    }

    @Override
    public List<Photo> listPhotos(String ownerKind, UUID ownerId) {
        return table.list(ownerKind, ownerId);
    }

    @Override
    public Optional<Path> findFile(UUID id, Size size) {
        return table.find(id).flatMap(photo -> files.find(photo.sha256(), size));
    }

    /** Drops photos that nothing was made of within a day, each in a transaction of its own. */
    void dropUnattached(Instant now) {
        Instant limit = now.minus(UNATTACHED_FOR);
        for (Photo photo : table.listUnattached(limit, DROPPED_AT_ONCE)) {
            transactions.write(NO_PROTECTED_ROWS, () -> {
                table.lock(photo.sha256());
                if (table.deleteUnattached(photo.id()) && !table.isUsed(photo.sha256())) {
                    files.drop(photo.sha256());
                }
                return photo;
            });
        }
        files.dropDraftsOlderThan(limit);
    }

    private static String hash(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
