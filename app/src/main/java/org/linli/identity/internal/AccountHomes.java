package org.linli.identity.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.identity.Account;
import org.linli.identity.internal.AccountRows.NewRow;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code account}, as its administrators write it. */
@Repository
class AccountHomes {

    private final JdbcClient jdbc;

    AccountHomes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False if the login name is taken. */
    boolean insert(NewRow account, @Nullable Integer unitNo, Instant now) {
        return jdbc.sql("""
                        INSERT INTO account (
                          id, login, display_name, password_hash, state, is_demo, created_at, sessions_from, unit_no)
                        VALUES (:id, :login, :name, :passwordHash, 'ACTIVE', :isDemo, :now, :now, :unitNo)
                        ON CONFLICT (login) DO NOTHING
                        """)
                        .param("id", account.id())
                        .param("login", account.login())
                        .param("name", account.name())
                        .param("passwordHash", account.passwordHash())
                        .param("isDemo", account.isDemo())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("unitNo", unitNo)
                        .update()
                == 1;
    }

    void rename(UUID id, String name) {
        jdbc.sql("UPDATE account SET display_name = :name WHERE id = :id")
                .param("name", name)
                .param("id", id)
                .update();
    }

    /** Changes the state if it is {@code from}; sessions end. False if it was another. */
    boolean move(UUID id, Account.State from, Account.State to, Instant now) {
        return jdbc.sql("""
                        UPDATE account
                        SET state = :to,
                            sessions_from = :now
                        WHERE id = :id
                          AND state = :from
                        """)
                        .param("to", to.name())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .param("from", from.name())
                        .update()
                == 1;
    }
}
