package org.linli.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
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
import org.linli.messages.Messages;
import org.linli.operations.Database;
import org.linli.operations.Startup;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** FEATURE UNDER TEST: a production installation starts without accounts and lets its first three administrators in, once each. */
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
    void three_links_make_three_administrators_and_no_fourth() {
        List<String> first = links(hint());
        assertThat(first).hasSize(1);
        String rivalLink = links(hint()).getFirst();
        Visitor system = visitor();

        assertThat(system.get("/set-up/" + "x".repeat(43)).status()).isEqualTo(404);
        assertThat(system.get(first.getFirst()).body()).contains("建立第一个系统管理员");
        Answer weak = system.post(first.getFirst(), form("root", "short"));
        assertThat(weak.status()).isEqualTo(422);
        assertThat(weak.body()).contains("密码至少 10 位").contains("value=\"王芳\"");

        Answer made = system.post(first.getFirst(), form("root-admin", "First-of-all-1"));
        List<String> others = links(made.body());
        assertThat(made.status()).isEqualTo(200);
        assertThat(made.body()).contains("安全管理员").contains("审计管理员");
        assertThat(others).hasSize(2);
        assertThat(visitor().get(first.getFirst()).status()).isEqualTo(404);
        assertThat(visitor().post(rivalLink, form("rival", "Second-of-all-2")).status())
                .isEqualTo(404);

        Visitor security = visitor();
        assertThat(security.get(others.get(0)).body()).contains("建立第一个安全管理员");
        assertThat(security.post(others.get(0), form("root-admin", "Another-one-33"))
                        .status())
                .as("the same login name cannot be two of the three")
                .isEqualTo(422);
        assertThat(security.post(others.get(0), form("safe-admin", "Another-one-33"))
                        .location())
                .isEqualTo("/sign-in");
        assertThat(security.get("/sign-in").body()).contains("管理员已建立").doesNotContain("演示账号");

        List<String> printedAgain = links(hint());
        assertThat(printedAgain).as("the audit administrator is still missing").hasSize(1);
        assertThat(visitor()
                        .post(printedAgain.getFirst(), form("audit-admin", "Third-of-them-3"))
                        .location())
                .isEqualTo("/sign-in");
        assertThat(visitor().get(others.get(1)).status()).isEqualTo(404);
        assertThat(hint()).doesNotContain("/set-up/");

        reaches_nothing_before_a_second_factor("root-admin", "First-of-all-1", "/accounts");
        reaches_nothing_before_a_second_factor("safe-admin", "Another-one-33", "/tokens");
    }

    private void reaches_nothing_before_a_second_factor(String login, String password, String page) {
        Visitor person = visitor();
        assertThat(person.signIn(login, password).location()).isEqualTo("/factor");
        assertThat(person.get(page).location()).isEqualTo("/factor");
        Answer enrolment = person.get("/factor");
        byte[] secret = Enrolment.secretOf(enrolment.body());

        Answer codes = person.post("/factor", Map.of("code", Enrolment.codeNow(secret)));

        assertThat(codes.body()).contains("恢复码").doesNotContain("演示");
        assertThat(person.get(page).status()).isEqualTo(200);
        Visitor again = visitor();
        assertThat(again.signIn(login, password).location()).isEqualTo("/sign-in/code");
        assertThat(again.get("/sign-in/code").body())
                .as("no code on the page of a production server")
                .doesNotContain("演示")
                .doesNotContain(Enrolment.codeNow(secret));
    }

    @Test
    void without_a_gateway_residents_are_told_that_the_phone_does_not_open_the_door() {
        Answer page = visitor().get("/my/sign-in");

        assertThat(page.body()).contains("还没有开通短信").contains("社区服务站").doesNotContain("name=\"phone\"");
        assertThat(visitor().post("/my/sign-in", Map.of("phone", "13800000000")).status())
                .isEqualTo(503);
        assertThat(production.getBean(Messages.class).canSend()).isFalse();
    }

    @Test
    void a_production_server_answers_under_any_name() {
        assertThat(visitor().get("/sign-in", "X-Forwarded-For", "10.0.0.5").status())
                .isEqualTo(200);
    }

    private String hint() {
        return production.getBean(SignInHint.class).text();
    }

    private static List<String> links(String text) {
        return Pattern.compile("/set-up/[A-Za-z0-9_-]{43}")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private Visitor visitor() {
        return Visitor.at(
                ((WebServerApplicationContext) production).getWebServer().getPort());
    }

    private static Map<String, String> form(String login, String password) {
        return Map.of("username", login, "name", "王芳", "password", password, "repeated", password);
    }
}
