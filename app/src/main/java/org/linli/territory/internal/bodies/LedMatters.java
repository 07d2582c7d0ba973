package org.linli.territory.internal.bodies;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.territory.FigureByDepartment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Matters that a body leads; one that leads any cannot end. */
@Repository
class LedMatters implements FigureByDepartment {

    private final JdbcClient jdbc;
    private final Transactions transactions;

    LedMatters(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
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
                        SELECT lead_no, count(*) AS matters
                        FROM joint_matter
                        WHERE lead_no = ANY (:departments)
                          AND ended_on IS NULL
                        GROUP BY lead_no
                        """)
                        .param("departments", departmentNos.toArray(Integer[]::new))
                        .query((row, n) -> Map.entry(row.getInt("lead_no"), row.getLong("matters")))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
