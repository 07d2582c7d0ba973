package org.linli.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.Linli;
import org.linli.LinliTest;
import org.linli.TestInstallation;
import org.linli.identity.Visitor;
import org.linli.identity.Visitor.Answer;
import org.linli.kernel.Installation;
import org.linli.kernel.SignInHint;
import org.linli.operations.Database;
import org.linli.operations.Startup;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** FEATURE UNDER TEST: a production installation starts without accounts and lets its first administrator in, once. */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SetUpTest {

    @Autowired
    Startup demo;

    private ConfigurableApplicationContext production;

    @BeforeAll
    void start_a_production_server_on_a_database_of_its_own() throws SQLException, IOException {
        Database database = demo.database();
        Path password = TestInstallation.settings().keysFolder().resolve("db-superuser.password");
        try (Connection superuser = DriverManager.getConnection(
                        database.url(), "postgres", Files.readString(password).strip());
                Statement statement = superuser.createStatement()) {
            statement.execute(
                    "CREATE DATABASE production_test OWNER " + database.owner().user());
        }
        Database own = new Database(
                database.url().replaceFirst("/[^/?]+(\\?|$)", "/production_test$1"),
                database.owner(),
                database.application());
        production = new SpringApplicationBuilder(Linli.class)
                .initializers(new Startup(TestInstallation.settings(), own, Installation.Mode.PRODUCTION))
                .properties("server.port=0", "db-scheduler.enabled=false")
                .run();
    }

    @AfterAll
    void stop() {
        production.close();
    }

    @Test
    void the_link_printed_at_the_start_makes_one_administrator_and_no_second() {
        String hint = hint();
        String link = hint.replaceFirst("(?s).*(/set-up/\\S+).*", "$1");
        String secondLink = hint().replaceFirst("(?s).*(/set-up/\\S+).*", "$1");
        Visitor visitor = visitor();
        Visitor rival = visitor();

        assertThat(visitor.get("/set-up/" + "x".repeat(43)).status()).isEqualTo(404);
        assertThat(visitor.get(link).body()).contains("建立第一个管理员");
        Answer weak = visitor.post(link, form("root", "short"));
        assertThat(weak.status()).isEqualTo(422);
        assertThat(weak.body()).contains("密码至少 10 位").contains("value=\"王芳\"");

        assertThat(visitor.post(link, form("root-admin", "First-of-all-1")).location())
                .isEqualTo("/sign-in");
        assertThat(visitor.get("/sign-in").body()).contains("管理员已建立").doesNotContain("演示账号");

        assertThat(rival.get(link).status()).isEqualTo(404);
        assertThat(rival.post(secondLink, form("rival", "Second-of-all-2")).status())
                .isEqualTo(404);
        assertThat(hint()).doesNotContain("/set-up/");

        assertThat(visitor.signIn("root-admin", "First-of-all-1").status()).isEqualTo(302);
        assertThat(visitor.get("/accounts").body()).contains("root-admin").contains("王芳 · 管理员");
    }

    @Test
    void a_production_server_answers_under_any_name() {
        assertThat(visitor().get("/sign-in", "X-Forwarded-For", "10.0.0.5").status())
                .isEqualTo(200);
    }

    private String hint() {
        return production.getBean(SignInHint.class).text();
    }

    private Visitor visitor() {
        return Visitor.at(
                ((WebServerApplicationContext) production).getWebServer().getPort());
    }

    private static Map<String, String> form(String login, String password) {
        return Map.of("username", login, "name", "王芳", "password", password, "repeated", password);
    }
}
