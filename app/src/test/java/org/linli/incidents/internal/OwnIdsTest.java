package org.linli.incidents.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.identity.Residents;
import org.linli.incidents.NewReport.Contact;
import org.linli.incidents.TestTown;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** FEATURE UNDER TEST: reports from before residents could sign in become theirs too, and forgotten contacts nobody's. */
@LinliTest
class OwnIdsTest {

    private static final Scope EVERYTHING = new Scope.SystemJob(new Purpose("test.own-ids"));

    @Autowired
    OwnIds.Giver giver;

    @Autowired
    TestTown towns;

    @Autowired
    IncidentRows rows;

    @Autowired
    Residents residents;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Test
    void an_old_report_gets_the_id_of_its_phone() {
        UUID id = reportBy("13512340001");
        set("UPDATE incident SET own_id = NULL WHERE id = :id", id);

        assertThat(giver.giveSome()).isPositive();

        assertThat(findOwnId(id)).isEqualTo(residents.findOwnId("+86 135 1234 0001"));
    }

    @Test
    void a_forgotten_contact_is_nobodys() {
        UUID id = reportBy("13512340002");
        set("UPDATE incident SET closed_at = received_at, state = 'CLOSED', due_at = NULL WHERE id = :id", id);

        transactions.write(
                EVERYTHING,
                () -> rows.forgetContactsClosedBefore(clock.instant().plusSeconds(60)));

        assertThat(findOwnId(id)).isEmpty();
    }

    private UUID reportBy(String phone) {
        return towns.report(
                towns.reportOf(towns.found().grid(), "路灯不亮，三天了", List.of(), new Contact(null, phone)), clock.instant());
    }

    private void set(String sql, UUID id) {
        transactions.write(EVERYTHING, () -> jdbc.sql(sql).param("id", id).update());
    }

    private Optional<UUID> findOwnId(UUID id) {
        return transactions.read(
                EVERYTHING,
                () -> jdbc.sql("SELECT own_id FROM incident WHERE id = :id AND own_id IS NOT NULL")
                        .param("id", id)
                        .query(UUID.class)
                        .optional());
    }
}
