package org.linli.evidence.internal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which entries were destroyed under which certificate; as public as receipts. */
@Repository
public class Destructions {

    private final JdbcClient jdbc;

    Destructions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * That the content of an entry is gone.
     *
     * @param certificateEntry the entry by which the certificate itself is in the log
     */
    public record Destroyed(UUID certificate, Instant at, UUID certificateEntry) {}

    Optional<Destroyed> find(UUID entryId) {
        return jdbc.sql("""
                        SELECT certificate.id, certificate.at, certificate.evidence_id
                        FROM destroyed_entry destroyed
                        JOIN retention_certificate certificate ON certificate.id = destroyed.certificate_id
                        WHERE destroyed.entry_id = :entryId
                        """)
                .param("entryId", entryId)
                .query((row, number) -> new Destroyed(
                        row.getObject("id", UUID.class),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getObject("evidence_id", UUID.class)))
                .optional();
    }
}
