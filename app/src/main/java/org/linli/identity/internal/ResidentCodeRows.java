package org.linli.identity.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code resident_code}: at most one code a phone. */
@Repository
class ResidentCodeRows {

    private static final int MOST_TRIES = 5;

    private final JdbcClient jdbc;

    ResidentCodeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(byte[] phone, byte[] code, Instant expiresAt) {
        jdbc.sql("""
                        INSERT INTO resident_code (phone_index, code_hash, expires_at)
                        VALUES (:phone, :code, :expiresAt)
                        ON CONFLICT (phone_index) DO UPDATE
                        SET code_hash = :code,
                            tries = 0,
                            expires_at = :expiresAt
                        """)
                .param("phone", phone)
                .param("code", code)
                .param("expiresAt", expiresAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Counts a try and answers the hash to compare with; empty if there is none, or it is too late, or tried too often. */
    Optional<byte[]> takeTry(byte[] phone, Instant now) {
        return jdbc.sql("""
                        UPDATE resident_code
                        SET tries = tries + 1
                        WHERE phone_index = :phone
                          AND expires_at > :now
                          AND tries < :most
                        RETURNING code_hash
                        """)
                .param("phone", phone)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", MOST_TRIES)
                .query((row, number) -> row.getBytes("code_hash"))
                .optional();
    }

    /** Uses the code up; false if somebody else was faster. */
    boolean delete(byte[] phone, byte[] code) {
        return jdbc.sql("DELETE FROM resident_code WHERE phone_index = :phone AND code_hash = :code")
                        .param("phone", phone)
                        .param("code", code)
                        .update()
                == 1;
    }

    void deleteExpired(Instant now) {
        jdbc.sql("DELETE FROM resident_code WHERE expires_at < :now")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
