package org.linli.identity.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.linli.identity.DemoAccounts;
import org.linli.kernel.Actor;
import org.linli.kernel.DemoPassword;
import org.linli.kernel.Installation;
import org.linli.kernel.Outcome;
import org.linli.kernel.Zone;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** All demo accounts share one hash, so that setting the password costs one hash at the start. */
@Service
class DemoStaff implements DemoAccounts {

    private final StaffDirectory directory;
    private final PasswordHashing hashing;
    private final Actors actors;
    private final Installation installation;
    private final DemoPassword password;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Zone zone;
    private volatile String hash = "";

    DemoStaff(
            StaffDirectory directory,
            PasswordHashing hashing,
            Actors actors,
            Installation installation,
            DemoPassword password,
            JdbcClient jdbc,
            Clock clock,
            Zone zone) {
        this.directory = directory;
        this.hashing = hashing;
        this.actors = actors;
        this.installation = installation;
        this.password = password;
        this.jdbc = jdbc;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public Outcome<UUID> create(Actor by, String login, String name) {
        if (!installation.isDemo()) {
            return Outcome.refused("identity.demo-only");
        }
        return directory.createDemoAccount(by, login, name, hash());
    }

    @Override
    public List<DemoAccount> list() {
        if (!installation.isDemo()) {
            return List.of();
        }
        return jdbc.sql("""
                        SELECT account.login, account.display_name, post.title, post.unit_no, post.department_no
                        FROM account
                        JOIN appointment
                          ON appointment.account_id = account.id
                         AND appointment.valid_during @> CAST(:today AS date)
                        JOIN post ON post.id = appointment.post_id
                        WHERE account.is_demo
                          AND account.state = 'ACTIVE'
                        ORDER BY account.id, lower(appointment.valid_during), post.id
                        """)
                .param("today", LocalDate.ofInstant(clock.instant(), zone.id()))
                .query((row, number) -> new DemoAccount(
                        row.getString("login"),
                        row.getString("display_name"),
                        row.getString("title"),
                        actors.place(
                                row.getObject("unit_no", Integer.class),
                                row.getObject("department_no", Integer.class))))
                .list();
    }

    /** A server that opens its door sets the password of its run; a command beside it must not. */
    @EventListener
    void whenTheDoorOpens(WebServerInitializedEvent event) {
        if (installation.isDemo() && event.getWebServer().getPort() > 0) {
            setPassword();
        }
    }

    /** Sessions go on where the password is still the same. */
    private void setPassword() {
        List<String> present = jdbc.sql("SELECT DISTINCT password_hash FROM account WHERE is_demo")
                .query(String.class)
                .list();
        if (present.size() == 1 && hashing.matches(password.value(), present.getFirst())) {
            hash = present.getFirst();
        } else if (!present.isEmpty()) {
            jdbc.sql("""
                            UPDATE account
                            SET password_hash = :hash,
                                one_time_until = NULL,
                                sessions_from = :now
                            WHERE is_demo
                            """)
                    .param("hash", hash())
                    .param("now", clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    private synchronized String hash() {
        if (hash.isEmpty()) {
            hash = hashing.hash(password.value());
        }
        return hash;
    }
}
