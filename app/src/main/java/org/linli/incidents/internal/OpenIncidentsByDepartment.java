package org.linli.incidents.internal;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.territory.FigureByDepartment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Open incidents that lie with a body; one that has any cannot end. */
@Repository
class OpenIncidentsByDepartment implements FigureByDepartment {

    private final JdbcClient jdbc;
    private final Transactions transactions;

    OpenIncidentsByDepartment(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public String key() {
        return "open-incidents";
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public String permission() {
        return "incidents.list";
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
                        SELECT department_no, count(*) AS incidents
                        FROM incident
                        WHERE department_no = ANY (:departments)
                          AND state NOT IN ('CLOSED', 'REJECTED')
                        GROUP BY department_no
                        """)
                        .param("departments", departmentNos.toArray(Integer[]::new))
                        .query((row, n) -> Map.entry(row.getInt("department_no"), row.getLong("incidents")))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
