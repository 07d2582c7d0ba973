package org.linli.territory.internal.bodies;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.territory.FigureByDepartment;
import org.linli.territory.internal.Snapshots;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Matters that a body leads or watches over; one that does either cannot end. */
@Repository
class LedMatters implements FigureByDepartment {

    private final JdbcClient jdbc;
    private final Snapshots snapshots;
    private final Transactions transactions;

    LedMatters(JdbcClient jdbc, Snapshots snapshots, Transactions transactions) {
        this.jdbc = jdbc;
        this.snapshots = snapshots;
        this.transactions = transactions;
    }

    @Override
    public String key() {
        return "led-matters";
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public String permission() {
        return "territory.browse";
    }

    @Override
    public boolean isHeldBy() {
        return true;
    }

    @Override
    public Map<Integer, Long> count(Scope scope, Collection<Integer> departmentNos) {
        return transactions.read(
                scope,
                () -> jdbc
                        .sql("""
                        SELECT b.no, count(*) AS matters
                        FROM unnest(:departments::integer[]) AS b (no)
                        JOIN joint_matter m ON m.lead_no = b.no OR m.supervisor_no = b.no
                        WHERE m.ended_on IS NULL OR m.ended_on > :today
                        GROUP BY b.no
                        """)
                        .param("departments", departmentNos.toArray(Integer[]::new))
                        .param("today", snapshots.today())
                        .query((row, n) -> Map.entry(row.getInt("no"), row.getLong("matters")))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
