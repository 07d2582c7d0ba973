package org.linli.evidence.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.EvidenceLog;
import org.linli.evidence.Recording;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** FEATURE UNDER TEST (M06-14): content goes when the schedule says so, under a certificate, and the log still verifies. */
@LinliTest
class RetentionTest {

    private static final Instant LONG_AGO = Instant.parse("2012-03-01T08:00:00.123456Z");
    private static int units = 7_700;

    @Autowired
    Retention retention;

    @Autowired
    EvidenceLog log;

    @Autowired
    Evidence today;

    @Autowired
    EntryRows entries;

    @Autowired
    AccessRows accesses;

    @Autowired
    MemberRows members;

    @Autowired
    LeafRows leaves;

    @Autowired
    Receipts receipts;

    @Autowired
    Transactions transactions;

    @Autowired
    LogKeys keys;

    @Autowired
    JdbcClient jdbc;

    private final int unit = units++;
    private final Actor administrator = Recording.staff(unit);
    private final Subject subject = Recording.newSubject();

    @Test
    void what_is_due_is_destroyed_under_a_certificate_and_the_log_still_verifies() {
        List<UUID> old = List.of(recordThen(subject), recordThen(subject));
        log.sequenceNow();

        Certificate certificate = retention.carryOut(administrator, "incident").orThrow();
        log.sequenceNow();

        assertThat(certificate.entries()).isEqualTo(2);
        assertThat(certificate.idsRoot()).isEqualTo(Certificate.root(old));
        assertThat(retention.findCertificate(administrator, certificate.id())).hasValue(certificate);
        assertThat(retention.findCertificate(Recording.staff(units++), certificate.id()))
                .isEmpty();
        assertThat(contentOf(old.getFirst())).isEmpty();
        assertThat(findings()).isEmpty();
        assertThat(receipts.find(old.getFirst()))
                .hasValueSatisfying(standing -> assertThat(((Receipts.Standing.Logged) standing).destroyed())
                        .hasValueSatisfying(
                                destroyed -> assertThat(destroyed.certificate()).isEqualTo(certificate.id())));
        assertThat(today.findLogIndex(certificate.evidenceId())).isPresent();
    }

    @Test
    void openings_of_personal_data_go_after_three_years() {
        transactions.write(administrator.scope(), () -> {
            ledger().recordAccess(administrator, subject, unit, new Purpose("registry.look"), "核对");
            return 0;
        });
        log.sequenceNow();

        assertThat(retention.carryOut(administrator, "access").orThrow().entries())
                .isOne();
        log.sequenceNow();
        assertThat(findings()).isEmpty();
    }

    @Test
    void a_record_with_a_later_act_stays_whole() {
        UUID old = recordThen(subject);
        new Recording(today, transactions).one(administrator, subject, unit);

        assertThat(retention.carryOut(administrator, "incident"))
                .isEqualTo(Outcome.refused("evidence.retention.nothing-due"));
        assertThat(contentOf(old)).isPresent();
    }

    @Test
    void a_hold_keeps_a_record_until_it_is_lifted() {
        UUID old = recordThen(subject);
        UUID hold = retention
                .hold(administrator, "incident", Optional.of(subject.id()), "行政复议")
                .orThrow();

        Actor neighbour = Recording.staff(units++);
        assertThat(retention.listHolds(neighbour))
                .extracting(Retention.Hold::id)
                .doesNotContain(hold);
        assertThat(retention.lift(neighbour, hold)).isEqualTo(Outcome.refused("evidence.retention.hold.gone"));
        assertThat(retention.listHolds(administrator))
                .extracting(Retention.Hold::id)
                .contains(hold);
        assertThat(due("incident").held()).isOne();
        assertThat(retention.carryOut(administrator, "incident"))
                .isEqualTo(Outcome.refused("evidence.retention.nothing-due"));

        retention.lift(administrator, hold).orThrow();
        assertThat(retention.carryOut(administrator, "incident").orThrow().entries())
                .isOne();
        assertThat(contentOf(old)).isEmpty();
    }

    @Test
    void another_units_records_are_neither_shown_nor_destroyed() {
        UUID old = recordThen(subject);
        Actor neighbour = Recording.staff(units++);

        assertThat(retention.dryRun(neighbour))
                .allSatisfy(due -> assertThat(due.count().value()).isZero());
        assertThat(retention.carryOut(neighbour, "incident"))
                .isEqualTo(Outcome.refused("evidence.retention.nothing-due"));
        assertThat(contentOf(old)).isPresent();
    }

    @Test
    void what_is_for_the_archive_is_listed_and_not_destroyed() {
        Subject department = new Subject("import", UUID.randomUUID());
        recordThen(department);

        assertThat(retention.carryOut(administrator, "import"))
                .isEqualTo(Outcome.refused("evidence.retention.not-scheduled"));
        assertThat(retention.transferList(administrator, "import", 100))
                .singleElement()
                .satisfies(transfer -> assertThat(transfer.subject()).isEqualTo(department.id()));
    }

    @Test
    void the_database_itself_refuses_what_the_schedule_does_not_allow() {
        UUID young = new Recording(today, transactions).one(administrator, subject, unit);
        UUID id = UUID.randomUUID();

        assertThatThrownBy(() -> transactions.write(administrator.scope(), () -> {
                    new CertificateRows(jdbc)
                            .insert(new Certificate(
                                    id,
                                    "incident",
                                    1,
                                    "",
                                    1,
                                    LONG_AGO,
                                    LONG_AGO,
                                    Certificate.root(List.of(young)),
                                    LONG_AGO,
                                    "",
                                    young));
                    return jdbc.sql("CALL destroy_evidence(:id, CAST(:ids AS uuid[]))")
                            .param("id", id)
                            .param("ids", "{" + young + "}")
                            .update();
                }))
                .rootCause()
                .hasMessageContaining("may not be destroyed");
        assertThat(contentOf(young)).isPresent();
    }

    private Ledger ledger() {
        return new Ledger(entries, accesses, members, leaves, receipts, Clock.fixed(LONG_AGO, ZoneOffset.UTC));
    }

    private UUID recordThen(Subject about) {
        return transactions.write(
                administrator.scope(),
                () -> ledger().record(Act.of(administrator, "incident.verified", about, unit, Map.of("note", "旧事"))));
    }

    private Optional<String> contentOf(UUID entry) {
        return transactions.read(
                new Scope.SystemJob(new Purpose("evidence.test")),
                () -> jdbc.sql("SELECT facts FROM evidence_entry WHERE id = :id AND facts IS NOT NULL")
                        .param("id", entry)
                        .query(String.class)
                        .optional());
    }

    private Retention.Due due(String kind) {
        return retention.dryRun(administrator).stream()
                .filter(due -> due.rule().kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private List<Finding> findings() {
        LogAudit.Lane lane = new LogAudit.Lane() {
            @Override
            public <T> T in(Supplier<T> work) {
                return transactions.read(new Scope.SystemJob(new Purpose("evidence.test")), work);
            }
        };
        return new LogAudit(jdbc, keys.identity().verifierKey(), List.of(), lane, 2)
                .run(List.of(), done -> {})
                .findings();
    }
}
