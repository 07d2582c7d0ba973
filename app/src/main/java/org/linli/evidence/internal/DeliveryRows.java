package org.linli.evidence.internal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How it went to bring checkpoints out of the house. */
@Repository
public class DeliveryRows {

    private static final int LONGEST_REASON = 200;

    private final JdbcClient jdbc;

    DeliveryRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How it went at one place.
     *
     * @param tries in vain since the last success
     */
    public record Delivery(
            String place,
            Instant lastTryAt,
            Optional<Instant> lastDoneAt,
            Optional<Long> size,
            int tries,
            Optional<String> failure) {}

    public List<Delivery> list() {
        return jdbc.sql("""
                        SELECT place, last_try_at, last_done_at, size, tries, failure
                        FROM checkpoint_delivery
                        ORDER BY place
                        """)
                .query((row, number) -> new Delivery(
                        row.getString("place"),
                        row.getObject("last_try_at", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getObject("last_done_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
                        Optional.ofNullable(row.getObject("size", Long.class)),
                        row.getInt("tries"),
                        Optional.ofNullable(row.getString("failure"))))
                .list();
    }

    /** The size of the checkpoint that was delivered last. */
    Optional<Long> findSize(String place) {
        return jdbc.sql("SELECT size FROM checkpoint_delivery WHERE place = :place AND size IS NOT NULL")
                .param("place", place)
                .query(Long.class)
                .optional();
    }

    void done(String place, long size, Instant now) {
        jdbc.sql("""
                        INSERT INTO checkpoint_delivery (place, last_try_at, last_done_at, size, tries)
                        VALUES (:place, :now, :now, :size, 0)
                        ON CONFLICT (place)
                        DO UPDATE SET last_try_at = :now, last_done_at = :now, size = :size, tries = 0, failure = NULL
                        """)
                .param("place", place)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("size", size)
                .update();
    }

    void failed(String place, String reason, Instant now) {
        jdbc.sql("""
                        INSERT INTO checkpoint_delivery AS delivery (place, last_try_at, tries, failure)
                        VALUES (:place, :now, 1, :reason)
                        ON CONFLICT (place)
                        DO UPDATE SET last_try_at = :now, tries = delivery.tries + 1, failure = :reason
                        """)
                .param("place", place)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("reason", reason)
                .update();
    }

    static String reason(Exception failure) {
        String text = Entry.storable(
                failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage());
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON);
    }
}
