package org.linli.incidents.internal;

import java.util.Map;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.incidents.DutyList;
import org.linli.kernel.Actor;
import org.linli.kernel.Transactions;
import org.linli.territory.Department;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class StoredDutyList implements DutyList {

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Evidence evidence;

    StoredDutyList(JdbcClient jdbc, Transactions transactions, Evidence evidence) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.evidence = evidence;
    }

    @Override
    public void add(Actor by, Department department, Map<String, String> entries) {
        transactions.write(by.scope(), () -> {
            entries.forEach((category, entry) -> jdbc.sql("""
                            INSERT INTO duty (category_code, department_no, entry)
                            VALUES (:category, :department, :entry)
                            ON CONFLICT (category_code, department_no) DO UPDATE SET entry = excluded.entry
                            """)
                    .param("category", category)
                    .param("department", department.no())
                    .param("entry", entry)
                    .update());
            return evidence.record(Act.of(
                    by, "duty.listed", new Subject("department", department.id()), department.unitNo(), entries));
        });
    }
}
