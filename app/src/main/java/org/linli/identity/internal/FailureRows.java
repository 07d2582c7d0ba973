package org.linli.identity.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.linli.identity.internal.BackOff.Failures;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code sign_in_throttle}. Every statement is a transaction of its own and holds a lock no longer. */
@Repository
class FailureRows {

    private final JdbcClient jdbc;

    FailureRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Row(byte[] subject, Failures failures) {}

    List<Row> list(Throttle.Subjects subjects) {
        return jdbc.sql("""
                        SELECT subject, failures, last_failure_at
                        FROM sign_in_throttle
                        WHERE subject IN (:login, :address)
                        """)
                .param("login", subjects.login())
                .param("address", subjects.address())
                .query((row, number) -> new Row(row.getBytes("subject"), failures(row)))
                .list();
    }

    Optional<Failures> find(byte[] subject) {
        return jdbc.sql("SELECT failures, last_failure_at FROM sign_in_throttle WHERE subject = :subject")
                .param("subject", subject)
                .query((row, number) -> failures(row))
                .optional();
    }

    boolean insert(byte[] subject, Failures first) {
        return jdbc.sql("""
                        INSERT INTO sign_in_throttle (subject, failures, last_failure_at)
                        VALUES (:subject, :failures, :lastAt)
                        ON CONFLICT (subject) DO NOTHING
                        """)
                        .param("subject", subject)
                        .param("failures", first.count())
                        .param("lastAt", first.lastAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Replaces the row unless somebody else has changed it since it was seen. */
    boolean replace(byte[] subject, Failures seen, Failures next) {
        return jdbc.sql("""
                        UPDATE sign_in_throttle
                        SET failures = :failures,
                            last_failure_at = :lastAt
                        WHERE subject = :subject
                          AND failures = :seenFailures
                          AND last_failure_at = :seenLastAt
                        """)
                        .param("failures", next.count())
                        .param("lastAt", next.lastAt().atOffset(ZoneOffset.UTC))
                        .param("subject", subject)
                        .param("seenFailures", seen.count())
                        .param("seenLastAt", seen.lastAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** @param forgottenBefore failures before this instant no longer count */
    void increment(byte[] subject, Instant now, Instant forgottenBefore) {
        jdbc.sql("""
                        INSERT INTO sign_in_throttle AS kept (subject, failures, last_failure_at)
                        VALUES (:subject, 1, :now)
                        ON CONFLICT (subject) DO UPDATE
                        SET failures = CASE WHEN kept.last_failure_at < :forgottenBefore THEN 1 ELSE kept.failures + 1 END,
                            last_failure_at = :now
                        """)
                .param("subject", subject)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("forgottenBefore", forgottenBefore.atOffset(ZoneOffset.UTC))
                .update();
    }

    void delete(byte[] subject) {
        jdbc.sql("DELETE FROM sign_in_throttle WHERE subject = :subject")
                .param("subject", subject)
                .update();
    }

    void deleteBefore(Instant instant) {
        jdbc.sql("DELETE FROM sign_in_throttle WHERE last_failure_at < :instant")
                .param("instant", instant.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Failures failures(ResultSet row) throws SQLException {
        return new Failures(
                row.getInt("failures"),
                row.getObject("last_failure_at", OffsetDateTime.class).toInstant());
    }
}
