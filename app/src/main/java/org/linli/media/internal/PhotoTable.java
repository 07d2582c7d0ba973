package org.linli.media.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.media.Media.Photo;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which photos there are and what they belong to. */
@Repository
class PhotoTable {

    private static final RowMapper<Photo> PHOTO = (row, number) -> new Photo(
            row.getObject("id", UUID.class), row.getInt("width"), row.getInt("height"), row.getString("sha256"));

    private final JdbcClient jdbc;

    PhotoTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the end of the transaction nobody else writes or drops files of this hash. */
    void lock(String sha256) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:sha256, 0))")
                .param("sha256", sha256)
                .query()
                .singleRow();
    }

    void insert(Photo photo, int bytes, Instant now) {
        jdbc.sql("""
                        INSERT INTO photo (id, sha256, width, height, bytes, created_at)
                        VALUES (:id, :sha256, :width, :height, :bytes, :now)
                        """)
                .param("id", photo.id())
                .param("sha256", photo.sha256())
                .param("width", photo.width())
                .param("height", photo.height())
                .param("bytes", bytes)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Attaches those that are free or attached to the same owner already, and returns them. */
    List<Photo> attach(Collection<UUID> ids, String ownerKind, UUID ownerId, Instant now) {
        return jdbc.sql("""
                        UPDATE photo
                        SET owner_kind = :ownerKind,
                            owner_id = :ownerId,
                            attached_at = coalesce(attached_at, :now)
                        WHERE id IN (:ids)
                          AND (attached_at IS NULL OR (owner_kind = :ownerKind AND owner_id = :ownerId))
                        RETURNING id, width, height, sha256
                        """)
                .param("ids", ids)
                .param("ownerKind", ownerKind)
                .param("ownerId", ownerId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(PHOTO)
                .list();
    }

    Optional<Photo> find(UUID id) {
        return jdbc.sql("SELECT id, width, height, sha256 FROM photo WHERE id = :id")
                .param("id", id)
                .query(PHOTO)
                .optional();
    }

    List<Photo> list(String ownerKind, UUID ownerId) {
        return jdbc.sql("""
                        SELECT id, width, height, sha256
                        FROM photo
                        WHERE owner_id = :ownerId
                          AND owner_kind = :ownerKind
                          AND attached_at IS NOT NULL
                        ORDER BY id
                        """)
                .param("ownerId", ownerId)
                .param("ownerKind", ownerKind)
                .query(PHOTO)
                .list();
    }

    List<Photo> listUnattached(Instant before, int most) {
        return jdbc.sql("""
                        SELECT id, width, height, sha256
                        FROM photo
                        WHERE attached_at IS NULL
                          AND created_at < :before
                        ORDER BY created_at
                        LIMIT :most
                        """)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query(PHOTO)
                .list();
    }

    /** @return whether it was there and not attached in the meantime */
    boolean deleteUnattached(UUID id) {
        return jdbc.sql("DELETE FROM photo WHERE id = :id AND attached_at IS NULL")
                        .param("id", id)
                        .update()
                == 1;
    }

    boolean isUsed(String sha256) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM photo WHERE sha256 = :sha256)")
                .param("sha256", sha256)
                .query(Boolean.class)
                .single();
    }
}
