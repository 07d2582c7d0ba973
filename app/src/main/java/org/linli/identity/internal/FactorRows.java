package org.linli.identity.internal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tables {@code account_factor} and {@code recovery_code}. */
@Repository
class FactorRows {

    private final JdbcClient jdbc;

    FactorRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param secret sealed */
    record Factor(byte[] secret, long lastStep, Instant enrolledAt) {}

    Optional<Factor> find(UUID account) {
        return jdbc.sql("SELECT secret, last_step, enrolled_at FROM account_factor WHERE account_id = :account")
                .param("account", account)
                .query((row, number) -> new Factor(
                        row.getBytes("secret"),
                        row.getLong("last_step"),
                        row.getObject("enrolled_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** False if the account has one already. */
    boolean insert(UUID account, Factor factor) {
        return jdbc.sql("""
                        INSERT INTO account_factor (account_id, secret, last_step, enrolled_at)
                        VALUES (:account, :secret, :step, :now)
                        ON CONFLICT (account_id) DO NOTHING
                        """)
                        .param("account", account)
                        .param("secret", factor.secret())
                        .param("step", factor.lastStep())
                        .param("now", factor.enrolledAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Takes the code of a step; false if it, or a later one, has been taken before. */
    boolean takeStep(UUID account, long step) {
        return jdbc.sql("""
                        UPDATE account_factor
                        SET last_step = :step
                        WHERE account_id = :account
                          AND last_step < :step
                        """).param("step", step).param("account", account).update() == 1;
    }

    boolean delete(UUID account) {
        deleteCodes(account);
        return jdbc.sql("DELETE FROM account_factor WHERE account_id = :account")
                        .param("account", account)
                        .update()
                == 1;
    }

    void deleteCodes(UUID account) {
        jdbc.sql("DELETE FROM recovery_code WHERE account_id = :account")
                .param("account", account)
                .update();
    }

    void insertCodes(UUID account, List<byte[]> hashes) {
        hashes.forEach(hash -> jdbc.sql("INSERT INTO recovery_code (account_id, code_hash) VALUES (:account, :hash)")
                .param("account", account)
                .param("hash", hash)
                .update());
    }

    /** Uses a recovery code up; false if there is no such code or it has been used. */
    boolean takeCode(UUID account, byte[] hash, Instant now) {
        return jdbc.sql("""
                        UPDATE recovery_code
                        SET used_at = :now
                        WHERE account_id = :account
                          AND code_hash = :hash
                          AND used_at IS NULL
                        """)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("account", account)
                        .param("hash", hash)
                        .update()
                == 1;
    }

    int countUnusedCodes(UUID account) {
        return jdbc.sql("SELECT count(*) FROM recovery_code WHERE account_id = :account AND used_at IS NULL")
                .param("account", account)
                .query(Integer.class)
                .single();
    }
}
