package org.linli.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.evidence.Evidence.EntrySummary;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@LinliTest
class RecordTest {

    private static final int OWN_UNIT = 7_101;
    private static final int SIBLING_UNIT = 7_102;
    private static final Purpose HANDLING = new Purpose("incidents.handling");

    @Autowired
    Evidence evidence;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient jdbc;

    private final Subject subject = new Subject("incident", UUID.randomUUID());
    private final Actor clerk = Recording.staff(OWN_UNIT);

    @Test
    void an_act_and_its_entry_are_kept_together() {
        UUID id = transactions.write(clerk.scope(), () -> record(clerk));

        assertThat(listAs(clerk.scope())).extracting(EntrySummary::id).containsExactly(id);
    }

    @Test
    void a_refused_act_leaves_no_entry() {
        transactions.write(clerk.scope(), () -> {
            record(clerk);
            return Outcome.refused("incident.not-dispatched");
        });

        assertThat(listAs(clerk.scope())).isEmpty();
        assertThat(pendingAndLogged()).isZero();
    }

    @Test
    void an_act_whose_entry_cannot_be_written_fails() {
        UUID key = UUID.randomUUID();
        Act unwritable = Act.of(clerk, "incident\0.verified", subject, OWN_UNIT, Map.of());

        assertThatThrownBy(() -> transactions.write(clerk.scope(), () -> {
                    jdbc.sql("INSERT INTO idempotency_key (operation, key, created_at) VALUES ('test', ?, now())")
                            .param(key.toString())
                            .update();
                    return evidence.record(unwritable);
                }))
                .isInstanceOf(EvidenceUnavailable.class);

        assertThat(jdbc.sql("SELECT count(*) FROM idempotency_key WHERE key = ?")
                        .param(key.toString())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void nothing_is_recorded_outside_of_a_write_transaction() {
        assertThatThrownBy(() -> record(clerk)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> transactions.read(clerk.scope(), () -> record(clerk)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_sibling_unit_sees_no_entry_and_no_access() {
        transactions.write(clerk.scope(), () -> {
            evidence.recordAccess(clerk, subject, OWN_UNIT, HANDLING);
            return record(clerk);
        });

        assertThat(listAs(Recording.staff(SIBLING_UNIT).scope())).isEmpty();
        assertThat(accessesAs(Recording.staff(SIBLING_UNIT).scope())).isEmpty();
        assertThat(accessesAs(clerk.scope()))
                .singleElement()
                .satisfies(access -> assertThat(access.purpose()).isEqualTo(HANDLING.code()));
    }

    @Test
    void the_bearer_of_a_tracking_code_sees_entries_about_her_incident_only() {
        Actor resident = Actor.anonymous();
        UUID id = transactions.write(resident.scope(), () -> record(resident));
        transactions.write(
                resident.scope(),
                () -> evidence.record(Act.of(
                        resident,
                        "incident.reported",
                        new Subject("incident", UUID.randomUUID()),
                        OWN_UNIT,
                        Map.of())));

        Scope capability = resident.withCapability(subject.id()).scope();
        assertThat(listAs(capability)).extracting(EntrySummary::id).containsExactly(id);
        assertThat(transactions.read(
                        capability,
                        () -> jdbc.sql("SELECT subject_id FROM evidence_entry")
                                .query(UUID.class)
                                .list()))
                .containsOnly(subject.id());
        assertThat(listAs(new Scope.Published())).isEmpty();
    }

    @Test
    void a_department_is_put_on_record_though_it_may_not_read_the_record() {
        Actor handler = new Actor(
                Actor.Kind.STAFF,
                UUID.randomUUID(),
                "赵强 · 处置员",
                new Actor.ActingPost(UUID.randomUUID(), "处置员", SIBLING_UNIT, 12),
                new Scope.Department(12),
                Set.of());

        UUID id = transactions.write(handler.scope(), () -> record(handler));

        assertThat(listAs(handler.scope())).isEmpty();
        assertThat(listAs(clerk.scope())).extracting(EntrySummary::id).containsExactly(id);
    }

    private UUID record(Actor actor) {
        return evidence.record(Act.of(actor, "incident.verified", subject, OWN_UNIT, Map.of("note", "灯不亮")));
    }

    private List<EntrySummary> listAs(Scope scope) {
        return transactions.read(scope, () -> evidence.listEntries(subject));
    }

    private List<Evidence.AccessSummary> accessesAs(Scope scope) {
        return transactions.read(scope, () -> evidence.listAccesses(subject));
    }

    private int pendingAndLogged() {
        return transactions.read(
                new Scope.SystemJob(new Purpose("evidence.test")),
                () -> jdbc.sql("SELECT count(*) FROM evidence_entry WHERE subject_id = ?")
                        .param(subject.id())
                        .query(Integer.class)
                        .single());
    }
}
