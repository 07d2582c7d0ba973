package org.linli.identity.internal.workers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.kernel.Actor;
import org.linli.kernel.Purpose;
import org.linli.kernel.Transactions;
import org.linli.kernel.Zone;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Erases engagements a while after they ended, and people with their last one; who has an account keeps that. */
@Repository
public class WorkerRetention {

    private static final Actor FORGETTING = Actor.system(new Purpose("identity.workers-retention"));

    private final JdbcClient jdbc;
    private final Registrar registrar;
    private final Transactions transactions;
    private final Clock clock;
    private final Zone zone;
    private final Period kept;

    WorkerRetention(
            JdbcClient jdbc,
            Registrar registrar,
            Transactions transactions,
            Clock clock,
            Zone zone,
            @Value("${linli.workers.kept:P2Y}") String kept) {
        this.jdbc = jdbc;
        this.registrar = registrar;
        this.transactions = transactions;
        this.clock = clock;
        this.zone = zone;
        this.kept = Period.parse(kept);
    }

    private record Ended(UUID personId, int unitNo) {}

    /** @return how many engagements were erased */
    public int forget() {
        LocalDate before = LocalDate.ofInstant(clock.instant(), zone.id()).minus(kept);
        return transactions.write(FORGETTING.scope(), () -> {
            List<Ended> ended = jdbc.sql("""
                            DELETE FROM engagement
                            WHERE upper(valid_during) <= CAST(:before AS date)
                            RETURNING worker_id, unit_no
                            """)
                    .param("before", before)
                    .query((row, n) -> ended(row))
                    .list();
            forgetPeople();
            registrar.recordAll(ended.stream()
                    .distinct()
                    .map(one -> Registrar.act(
                            FORGETTING,
                            "worker.erased",
                            one.personId(),
                            one.unitNo(),
                            Map.of("ended-before", before.toString())))
                    .toList());
            return ended.size();
        });
    }

    /** Entries of people who serve as nothing any more, and phones of those whose account is closed. */
    private void forgetPeople() {
        jdbc.sql("""
                        DELETE FROM worker
                        WHERE account_id IS NULL
                          AND NOT EXISTS (SELECT FROM engagement WHERE engagement.worker_id = worker.person_id)
                          AND NOT EXISTS (SELECT FROM engagement WHERE engagement.entered_as = worker.id)
                        """).update();
        jdbc.sql("""
                        UPDATE worker
                        SET phone = NULL,
                            phone_index = NULL
                        WHERE phone IS NOT NULL
                          AND NOT EXISTS (SELECT FROM engagement WHERE engagement.worker_id = worker.id)
                          AND account_id IN (SELECT id FROM account WHERE state = 'CLOSED')
                        """).update();
    }

    private static Ended ended(ResultSet row) throws SQLException {
        return new Ended(row.getObject("worker_id", UUID.class), row.getInt("unit_no"));
    }
}
