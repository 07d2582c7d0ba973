package org.linli.evidence.internal;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.linli.evidence.internal.Finding.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Holds certificates of destruction against their own entries in the log, and against what was destroyed. */
final class CertificateCheck {

    private static final String NOT_GONE = """
            SELECT destroyed.entry_id
            FROM destroyed_entry destroyed
            WHERE EXISTS (SELECT FROM evidence_entry entry WHERE entry.id = destroyed.entry_id AND entry.salt IS NOT NULL)
               OR EXISTS (SELECT FROM access_entry access WHERE access.id = destroyed.entry_id AND access.salt IS NOT NULL)
            LIMIT 100
            """;

    private static final String WITHOUT_CERTIFICATE = """
            SELECT entry.id
            FROM evidence_entry entry
            WHERE entry.verb = :verb
              AND NOT EXISTS (SELECT FROM retention_certificate certificate WHERE certificate.evidence_id = entry.id)
            LIMIT 100
            """;

    private final JdbcClient jdbc;

    CertificateCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Said(String verb, UUID subject, Optional<String> facts, String actorName, OffsetDateTime at) {}

    List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        for (Certificate certificate : new CertificateRows(jdbc).listAll()) {
            if (!isTheOneInTheLog(certificate)) {
                findings.add(uncertified(certificate.evidenceId(), "the certificate is not the one in the log"));
            }
            if (!Certificate.root(destroyedUnder(certificate)).equals(certificate.idsRoot())) {
                findings.add(
                        uncertified(certificate.evidenceId(), "the certificate speaks of other entries than these"));
            }
        }
        jdbc.sql(NOT_GONE)
                .query(UUID.class)
                .list()
                .forEach(id -> findings.add(uncertified(id, "certified as destroyed, and still there")));
        jdbc.sql(WITHOUT_CERTIFICATE)
                .param("verb", Certificate.VERB)
                .query(UUID.class)
                .list()
                .forEach(id -> findings.add(uncertified(id, "the certificate that this entry speaks of is gone")));
        return findings;
    }

    private List<UUID> destroyedUnder(Certificate certificate) {
        return jdbc.sql("SELECT entry_id FROM destroyed_entry WHERE certificate_id = :id")
                .param("id", certificate.id())
                .query(UUID.class)
                .list();
    }

    private boolean isTheOneInTheLog(Certificate certificate) {
        String facts = CanonicalJson.ofTexts(new TreeMap<>(certificate.facts()));
        return jdbc.sql("SELECT verb, subject_id, facts, actor_name, at FROM evidence_entry WHERE id = :id")
                .param("id", certificate.evidenceId())
                .query((row, number) -> new Said(
                        row.getString("verb"),
                        row.getObject("subject_id", UUID.class),
                        Optional.ofNullable(row.getString("facts")),
                        row.getString("actor_name"),
                        row.getObject("at", OffsetDateTime.class)))
                .optional()
                .filter(said -> said.verb().equals(Certificate.VERB)
                        && said.subject().equals(certificate.id())
                        && said.facts().equals(Optional.of(facts))
                        && said.actorName().equals(certificate.actorName())
                        && said.at().toInstant().equals(certificate.at()))
                .isPresent();
    }

    private static Finding uncertified(UUID entryId, String detail) {
        return Finding.at(Kind.DESTRUCTION_UNCERTIFIED, null, entryId, detail);
    }
}
