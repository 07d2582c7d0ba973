package org.linli.identity.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.identity.Account;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code account}, one row at a time. */
@Repository
class AccountRows {

    private final JdbcClient jdbc;

    AccountRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What signing in asks for. */
    record Credentials(
            UUID id, String passwordHash, @Nullable Instant oneTimeUntil, Account.State state) {}

    /** A new row of the table. */
    record NewRow(UUID id, String login, String name, String passwordHash, boolean isDemo) {}

    /** False if the login name is taken. */
    boolean insert(NewRow account, Instant now) {
        return jdbc.sql("""
                        INSERT INTO account (
                          id, login, display_name, password_hash, state, is_demo, created_at, sessions_from)
                        VALUES (:id, :login, :name, :passwordHash, 'ACTIVE', :isDemo, :now, :now)
                        ON CONFLICT (login) DO NOTHING
                        """)
                        .param("id", account.id())
                        .param("login", account.login())
                        .param("name", account.name())
                        .param("passwordHash", account.passwordHash())
                        .param("isDemo", account.isDemo())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    boolean isEmpty() {
        return jdbc.sql("SELECT NOT EXISTS (SELECT FROM account)")
                .query(Boolean.class)
                .single();
    }

    Optional<Credentials> findCredentials(String login) {
        return jdbc.sql("SELECT id, password_hash, one_time_until, state FROM account WHERE login = :login")
                .param("login", login)
                .query((row, number) -> credentials(row))
                .optional();
    }

    /** False if the account is in that state already. */
    boolean setState(UUID id, Account.State state, Instant now) {
        return jdbc.sql("""
                        UPDATE account
                        SET state = :state,
                            sessions_from = :now
                        WHERE id = :id
                          AND state <> :state
                        """)
                        .param("state", state.name())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .update()
                == 1;
    }

    void setPassword(UUID id, String hash, @Nullable Instant oneTimeUntil, Instant now) {
        jdbc.sql("""
                        UPDATE account
                        SET password_hash = :hash,
                            one_time_until = CAST(:oneTimeUntil AS timestamptz),
                            sessions_from = :now
                        WHERE id = :id
                        """)
                .param("hash", hash)
                .param("oneTimeUntil", oneTimeUntil == null ? null : oneTimeUntil.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    /** Sessions that began before the instant are void from their next request on. */
    void endSessions(UUID id, Instant now) {
        jdbc.sql("UPDATE account SET sessions_from = :now WHERE id = :id")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    private static Credentials credentials(ResultSet row) throws SQLException {
        OffsetDateTime until = row.getObject("one_time_until", OffsetDateTime.class);
        return new Credentials(
                row.getObject("id", UUID.class),
                row.getString("password_hash"),
                until == null ? null : until.toInstant(),
                Account.State.valueOf(row.getString("state")));
    }
}
