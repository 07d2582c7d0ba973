package org.linli.evidence.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.evidence.Evidence;
import org.linli.evidence.EvidenceLog;
import org.linli.evidence.Recording;
import org.linli.evidence.Subject;
import org.linli.evidence.internal.VerifyOutside;
import org.linli.identity.Places;
import org.linli.identity.TestStaff;
import org.linli.identity.Visitor;
import org.linli.identity.Visitor.Answer;
import org.linli.kernel.Transactions;
import org.linli.operations.Database;
import org.linli.operations.Startup;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** FEATURE UNDER TEST: the pages of the auditor and of whoever keeps to the schedule of retention, over HTTP. */
@LinliTest
class AuditorsDeskTest {

    @LocalServerPort
    int port;

    @Autowired
    TestStaff staff;

    @Autowired
    Places places;

    @Autowired
    Evidence evidence;

    @Autowired
    EvidenceLog log;

    @Autowired
    Transactions transactions;

    @Autowired
    Startup startup;

    private final Subject subject = Recording.newSubject();
    private UUID entry;
    private Visitor auditor;

    @BeforeEach
    void record() {
        int unit = places.own();
        entry = new Recording(evidence, transactions).one(Recording.staff(unit), subject, unit);
        log.sequenceNow();
        auditor = staff.signedIn(
                staff.permitted(Set.of("evidence.audit", "evidence.export", "evidence.retention"), unit));
    }

    @Test
    void an_auditor_follows_one_record_and_takes_a_package_of_it() {
        String page = "/evidence/subjects/incident/" + subject.id();

        assertThat(auditor.get(page).body()).contains("/receipts/" + entry, "timeline", "可验证");
        assertThat(auditor.post(page + "/package", Map.of("reason", " ")).status())
                .isEqualTo(400);

        Answer made = auditor.post(page + "/package", Map.of("reason", "复议举证"));
        assertThat(made.status()).isEqualTo(200);
        assertThat(made.header("Content-Type")).hasValue("application/zip");
        assertThat(auditor.get(page).body()).contains("复议举证", "查看个人信息", "导出存证包");
    }

    @Test
    void what_was_found_leaves_as_a_workbook_and_that_is_recorded() {
        byte[] workbook = auditor.getBytes("/evidence/export.xlsx?subject=" + subject.id());

        assertThat(workbook).startsWith(new byte[] {'P', 'K'});
        assertThat(auditor.get("/evidence?verb=evidence.listed").body()).contains("导出留痕清单");
    }

    @Test
    void the_schedule_shows_what_is_due_and_a_hold_is_placed_and_lifted() {
        assertThat(auditor.get("/evidence/retention").body()).contains("保管期限", "案件办理记录", "120 个月");

        Answer placed = auditor.post(
                "/evidence/retention/holds",
                Map.of("kind", "incident", "subject", subject.id().toString(), "reason", "行政复议"));
        assertThat(placed.location()).isEqualTo("/evidence/retention");
        assertThat(auditor.get("/evidence/retention").body())
                .contains("行政复议", subject.id().toString());
        assertThat(auditor.post("/evidence/retention/carry-out", Map.of("kind", "post"))
                        .location())
                .isEqualTo("/evidence/retention");
        assertThat(auditor.get("/evidence/retention").body()).contains("不允许销毁");
        assertThat(auditor.get("/evidence/retention/certificate?id=" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void an_act_that_cannot_be_put_on_record_is_not_done_and_the_page_says_so() throws SQLException {
        String reason = "写不进去-" + UUID.randomUUID();
        Map<String, String> form = Map.of("kind", "incident", "reason", reason);
        asOwner("""
                CREATE FUNCTION refuse_evidence() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'the log is closed'; END $$
                """);
        asOwner("""
                CREATE TRIGGER closed BEFORE INSERT ON evidence_pending
                FOR EACH ROW EXECUTE FUNCTION refuse_evidence()
                """);
        try {
            Answer refused = auditor.post("/evidence/retention/holds", form);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.body()).contains("暂时不能保存", "什么也没有改动").doesNotContain("Exception", "trigger");
            auditor.setCookie("linli-language", "en");
            assertThat(auditor.post("/evidence/retention/holds", form).body()).doesNotContain("暂时不能保存");
        } finally {
            asOwner("DROP TRIGGER closed ON evidence_pending");
            asOwner("DROP FUNCTION refuse_evidence()");
        }
        assertThat(auditor.get("/evidence/retention").body()).doesNotContain(reason);
    }

    @Test
    void an_outsider_checks_the_log_over_http() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = new VerifyOutside()
                .run(
                        List.of("--url", "http://127.0.0.1:" + port + "/evidence/log"),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"verdict\":\"sound\"");
        assertThat(code).isZero();
    }

    private void asOwner(String sql) throws SQLException {
        Database database = startup.database();
        try (Connection connection = DriverManager.getConnection(
                        database.url(),
                        database.owner().user(),
                        database.owner().password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
