package org.linli.identity;

import java.time.Clock;
import java.util.Base64;
import java.util.UUID;
import org.linli.identity.internal.factor.Totp;
import org.linli.kernel.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The phones on which people of the tests read their codes. */
@Component
public class TestPhones {

    private static final byte[] SECRET = new byte[20];

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    TestPhones(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /** Gives the account a second factor whose phone is here. */
    public void enrol(UUID account) {
        jdbc.sql("""
                        INSERT INTO account_factor (account_id, secret, last_step, enrolled_at)
                        VALUES (:account, :secret, 0, CURRENT_TIMESTAMP)
                        """)
                .param("account", account)
                .param("secret", vault.seal(Base64.getEncoder().encodeToString(SECRET), "account_factor.secret"))
                .update();
    }

    /** A code that opens now, however many have been used in this minute. */
    public String codeOf(String login) {
        jdbc.sql("""
                        UPDATE account_factor
                        SET last_step = 0
                        WHERE account_id = (SELECT id FROM account WHERE login = :login)
                        """).param("login", login).update();
        return presentCode();
    }

    /** What the phone shows. */
    public String presentCode() {
        return Totp.USUAL.code(SECRET, Totp.stepAt(clock.instant()));
    }
}
