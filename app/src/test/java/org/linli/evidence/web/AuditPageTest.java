package org.linli.evidence.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Recording;
import org.linli.evidence.Subject;
import org.linli.evidence.VerbMessages;
import org.linli.kernel.Actor;
import org.linli.kernel.Transactions;
import org.linli.kernel.web.CurrentActor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;

/** A second server on the database of the other tests, at which requests say from which unit an auditor looks. */
@LinliTest
@Import(AuditPageTest.AuditorByHeader.class)
class AuditPageTest {

    private static final int UNIT = 7_400;
    private static final String AUDITOR_OF = "Test-Auditor-Of";

    @TestConfiguration
    static class AuditorByHeader {

        /** Stands for a module whose words are in a bundle: here the text of {@code evidence.navigation}. */
        @Bean
        VerbMessages verbsWithWords() {
            return new VerbMessages("navigation", "evidence.");
        }

        @Bean
        @Primary
        CurrentActor auditorByHeader() {
            return request -> {
                String unit = request.getHeader(AUDITOR_OF);
                if (unit == null) {
                    return Actor.anonymous();
                }
                Actor staff = Recording.staff(Integer.parseInt(unit));
                return new Actor(
                        staff.kind(), staff.id(), staff.name(), staff.post(), staff.scope(), Set.of("evidence.audit"));
            };
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    Evidence evidence;

    @Autowired
    Transactions transactions;

    private final Subject subject = Recording.newSubject();
    private RestClient server;
    private UUID entry;

    @BeforeEach
    void record() {
        server = RestClient.create("http://127.0.0.1:" + port);
        entry = new Recording(evidence, transactions).one(Recording.staff(UNIT), subject, UNIT);
    }

    @Test
    void an_auditor_sees_who_did_what_without_the_facts() {
        String page = page(UNIT, "/evidence?subject=" + subject.id());

        assertThat(page)
                .contains("/receipts/" + entry, "incident.verified", "王芳 · 社区专干", "公开日志")
                .doesNotContain(Recording.FACT);
    }

    @Test
    void a_verb_is_shown_in_words_where_its_module_has_them() {
        transactions.write(
                Recording.staff(UNIT).scope(),
                () -> evidence.record(Act.of(Recording.staff(UNIT), "navigation", subject, UNIT, Map.of())));

        assertThat(page(UNIT, "/evidence?verb=navi&subject=" + subject.id()))
                .containsSubsequence("<tbody>", "存证与留痕", "navigation", "</tbody>");
    }

    @Test
    void an_auditor_of_a_sibling_unit_sees_none_of_it() {
        assertThat(page(UNIT + 1, "/evidence?subject=" + subject.id()))
                .contains("没有符合条件的记录")
                .doesNotContain(entry.toString());
    }

    @Test
    void a_filter_that_cannot_be_read_is_answered_with_the_field() {
        assertThat(get(UNIT, "/evidence?from=gestern").getStatusCode().value()).isEqualTo(400);
        assertThat(get(UNIT, "/evidence?subject=1").getStatusCode().value()).isEqualTo(400);
        assertThat(get(UNIT, "/evidence?before=x").getStatusCode().value()).isEqualTo(400);
    }

    @Test
    void what_was_typed_into_the_filter_is_shown_as_text() {
        assertThat(page(UNIT, "/evidence?actor={name}", "\"><img src=x onerror=alert(1)>"))
                .doesNotContain("<img src=x");
    }

    @Test
    void nobody_else_reads_the_list() {
        ResponseEntity<String> answer = server.get()
                .uri("/evidence")
                .retrieve()
                .onStatus(HttpStatusCode::isError, (request, response) -> {})
                .toEntity(String.class);

        assertThat(String.valueOf(answer.getBody())).doesNotContain(entry.toString(), "incident.verified");
    }

    private String page(int unit, String path, Object... values) {
        ResponseEntity<String> answer = get(unit, path, values);
        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        return String.valueOf(answer.getBody());
    }

    private ResponseEntity<String> get(int unit, String path, Object... values) {
        return server.get()
                .uri(path, values)
                .header(AUDITOR_OF, Integer.toString(unit))
                .retrieve()
                .onStatus(HttpStatusCode::isError, (request, response) -> {})
                .toEntity(String.class);
    }
}
