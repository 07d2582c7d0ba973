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
            entries.forEach((category, entry) -> put(department, category, entry));
            return evidence.record(Act.of(
                    by, "duty.listed", new Subject("department", department.id()), department.unitNo(), entries));
        });
    }

    /** A temporal key knows no {@code ON CONFLICT}; the entry in force is replaced, else one is added. */
    private void put(Department department, String category, String entry) {
        int replaced = jdbc.sql("""
                        UPDATE duty
                        SET entry = :entry
                        WHERE category_code = :category
                          AND department_no = :department
                          AND upper_inf(valid)
                        """)
                .param("category", category)
                .param("department", department.no())
                .param("entry", entry)
                .update();
        if (replaced == 0) {
            jdbc.sql("""
                            INSERT INTO duty (category_code, department_no, entry, valid)
                            SELECT :category, :department, :entry, daterange(max(upper(valid)), NULL)
                            FROM duty
                            WHERE category_code = :category
                              AND department_no = :department
                            """)
                    .param("category", category)
                    .param("department", department.no())
                    .param("entry", entry)
                    .update();
        }
    }
}
