package org.linli.statute.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.linli.statute.Certainty;
import org.linli.statute.CodeTables;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StoredCodeTables implements CodeTables {

    private final JdbcClient jdbc;

    StoredCodeTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Table> list(LocalDate asOf) {
        return jdbc.sql("""
                        SELECT t.name, t.title, t.title_en, t.source, t.certainty, count(e.code) AS entries
                        FROM code_table t
                        LEFT JOIN code_entry e ON e.table_name = t.name AND e.valid @> CAST(:asOf AS date)
                        GROUP BY t.name
                        ORDER BY t.name
                        """)
                .param("asOf", asOf)
                .query((row, i) -> new Table(
                        row.getString("name"),
                        row.getString("title"),
                        row.getString("title_en"),
                        row.getString("source"),
                        Certainty.valueOf(row.getString("certainty")),
                        row.getInt("entries")))
                .list();
    }

    @Override
    public Optional<Table> find(String table, LocalDate asOf) {
        return list(asOf).stream().filter(one -> one.name().equals(table)).findFirst();
    }

    @Override
    public List<Entry> asOf(String table, LocalDate day) {
        return jdbc.sql("""
                        SELECT code, name, name_en, note, parent, lower(valid) AS first_day, upper(valid) - 1 AS last_day
                        FROM code_entry
                        WHERE table_name = :table
                          AND valid @> CAST(:day AS date)
                        ORDER BY code COLLATE "C"
                        """)
                .param("table", table)
                .param("day", day)
                .query((row, i) -> new Entry(
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("name_en"),
                        row.getString("note"),
                        row.getString("parent"),
                        row.getObject("first_day", LocalDate.class),
                        row.getObject("last_day", LocalDate.class)))
                .list();
    }
}
