package org.linli.identity.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code account_binding}: whose account an identity at an outside provider opens. */
@Repository
class Bindings {

    private static final int LONGEST_SUBJECT = 255;

    private final JdbcClient jdbc;
    private final Records records;

    Bindings(JdbcClient jdbc, Records records) {
        this.jdbc = jdbc;
        this.records = records;
    }

    Optional<UUID> find(String issuer, String subject) {
        return jdbc.sql("SELECT account_id FROM account_binding WHERE issuer = :issuer AND subject = :subject")
                .param("issuer", issuer)
                .param("subject", subject)
                .query(UUID.class)
                .optional();
    }

    boolean isBound(UUID account, String issuer) {
        return jdbc.sql("""
                        SELECT EXISTS (
                          SELECT FROM account_binding
                          WHERE account_id = :account
                            AND issuer = :issuer)
                        """)
                .param("account", account)
                .param("issuer", issuer)
                .query(Boolean.class)
                .single();
    }

    /** Inside a write transaction. One identity for one account, and one account for one identity of an issuer. */
    Outcome<UUID> bind(Actor by, UUID account, String issuer, String subject, Instant now) {
        if (subject.isEmpty()
                || subject.length() > LONGEST_SUBJECT
                || subject.chars().anyMatch(Character::isISOControl)) {
            return Outcome.refused("doors.oidc.subject-form", LONGEST_SUBJECT);
        }
        int bound = jdbc.sql("""
                        INSERT INTO account_binding (issuer, subject, account_id, bound_at)
                        VALUES (:issuer, :subject, :account, :now)
                        ON CONFLICT DO NOTHING
                        """)
                .param("issuer", issuer)
                .param("subject", subject)
                .param("account", account)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        if (bound == 0) {
            return Outcome.refused("doors.oidc.bound-already");
        }
        records.account(by, "account.identity-bound", account, null, Map.of("issuer", issuer));
        return Outcome.done(account);
    }
}
