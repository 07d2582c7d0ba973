package org.linli.evidence.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.evidencelog.Hash;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Certificates of destruction. */
@Repository
class CertificateRows {

    private final JdbcClient jdbc;

    CertificateRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Certificate certificate) {
        jdbc.sql("""
                        INSERT INTO retention_certificate (
                          id, kind, months, basis, entries, first_at, last_at, ids_root, at, actor_name, evidence_id)
                        VALUES (
                          :id, :kind, :months, :basis, :entries, :firstAt, :lastAt, :idsRoot, :at, :actorName,
                          :evidenceId)
                        """)
                .param("id", certificate.id())
                .param("kind", certificate.kind())
                .param("months", certificate.months())
                .param("basis", certificate.basis())
                .param("entries", certificate.entries())
                .param("firstAt", certificate.firstAt().atOffset(ZoneOffset.UTC))
                .param("lastAt", certificate.lastAt().atOffset(ZoneOffset.UTC))
                .param("idsRoot", certificate.idsRoot().bytes())
                .param("at", certificate.at().atOffset(ZoneOffset.UTC))
                .param("actorName", certificate.actorName())
                .param("evidenceId", certificate.evidenceId())
                .update();
    }

    /** If the scope of the transaction shows the entry that has the same facts; so too the list. */
    Optional<Certificate> find(UUID id) {
        return jdbc.sql("""
                        SELECT *
                        FROM retention_certificate certificate
                        WHERE id = :id
                          AND EXISTS (SELECT FROM evidence_entry entry WHERE entry.id = certificate.evidence_id)
                        """).param("id", id).query((row, number) -> read(row)).optional();
    }

    List<Certificate> listNewest(int limit) {
        return jdbc.sql("""
                        SELECT *
                        FROM retention_certificate certificate
                        WHERE EXISTS (SELECT FROM evidence_entry entry WHERE entry.id = certificate.evidence_id)
                        ORDER BY id DESC
                        LIMIT :limit
                        """)
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
    }

    List<Certificate> listAll() {
        return jdbc.sql("SELECT * FROM retention_certificate ORDER BY id")
                .query((row, number) -> read(row))
                .list();
    }

    private static Certificate read(ResultSet row) throws SQLException {
        return new Certificate(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getInt("months"),
                row.getString("basis"),
                row.getInt("entries"),
                row.getObject("first_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_at", OffsetDateTime.class).toInstant(),
                Hash.of(row.getBytes("ids_root")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor_name"),
                row.getObject("evidence_id", UUID.class));
    }
}
