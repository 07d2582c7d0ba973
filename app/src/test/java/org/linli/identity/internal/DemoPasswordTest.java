package org.linli.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.TestInstallation;
import org.linli.identity.Places;
import org.linli.identity.TestStaff;
import org.linli.identity.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.web.server.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** FEATURE UNDER TEST: the demo accounts have the password of the server that runs, and of no command beside it. */
@LinliTest
class DemoPasswordTest {

    @Autowired
    DemoStaff demoStaff;

    @Autowired
    PasswordHashing hashing;

    @Autowired
    TestStaff staff;

    @Autowired
    Places places;

    @Autowired
    ServletWebServerApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Test
    void a_start_sets_the_password_and_a_command_leaves_it() {
        String login = demoAccount();
        setHash(login, hashing.hash("the password of yesterday"));

        demoStaff.whenTheDoorOpens(new ServletWebServerInitializedEvent(new NoServer(), context));
        assertThat(signIn("127.0.6.1", login)).isEqualTo(401);

        demoStaff.whenTheDoorOpens(new ServletWebServerInitializedEvent(context.getWebServer(), context));
        assertThat(signIn("127.0.6.2", login)).isEqualTo(302);
    }

    @Test
    void sessions_go_on_where_the_password_stays_the_same() {
        String login = demoAccount();
        demoStaff.whenTheDoorOpens(new ServletWebServerInitializedEvent(context.getWebServer(), context));
        Visitor visitor = staff.visitor();
        visitor.signIn(login, TestInstallation.DEMO_PASSWORD);

        demoStaff.whenTheDoorOpens(new ServletWebServerInitializedEvent(context.getWebServer(), context));

        assertThat(visitor.get("/password").status()).isEqualTo(200);
    }

    private String demoAccount() {
        String login = "demo" + UUID.randomUUID().toString().substring(0, 8);
        UUID account = demoStaff.create(TestStaff.INSTALLER, login, "示例").orThrow();
        staff.addPost(account, "演示岗", "checker", places.own(), null);
        return login;
    }

    private int signIn(String from, String login) {
        return staff.visitorFrom(from)
                .signIn(login, TestInstallation.DEMO_PASSWORD)
                .status();
    }

    private void setHash(String login, String hash) {
        jdbc.sql("UPDATE account SET password_hash = :hash WHERE login = :login")
                .param("hash", hash)
                .param("login", login)
                .update();
    }

    /** What a command has instead of a server. */
    private static final class NoServer implements WebServer {

        @Override
        public void start() {}

        @Override
        public void stop() {}

        @Override
        public int getPort() {
            return -1;
        }
    }
}
