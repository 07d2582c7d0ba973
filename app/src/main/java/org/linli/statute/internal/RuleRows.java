package org.linli.statute.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.statute.Certainty;
import org.linli.statute.RuleKind;
import org.linli.statute.RuleVersion;
import org.linli.statute.RuleVersion.Entered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of rules. */
@Repository
class RuleRows {

    private static final String COLUMNS = """
            key, field, kind, title, title_en, unit, value, lower(valid) AS first_day, upper(valid) - 1 AS last_day,
            article, source, certainty, entered_at, entered_name, reason
            """;

    private final JdbcClient jdbc;

    RuleRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    RuleSet all() {
        return new RuleSet(
                jdbc
                        .sql("SELECT " + COLUMNS + "FROM rule ORDER BY key, valid")
                        .query((row, i) -> read(row))
                        .list()
                        .stream()
                        .collect(groupingBy(RuleVersion::key, toList())));
    }

    /** Keeps others from changing the rule until the transaction ends. */
    void lock(String key) {
        jdbc.sql("SELECT key FROM rule WHERE key = :key FOR UPDATE")
                .param("key", key)
                .query(String.class)
                .list();
    }

    /** A version whose place another one has taken, and when that was. */
    List<RuleVersion> replaced(RuleVersion rule) {
        return jdbc.sql("""
                        SELECT value, lower(valid) AS first_day, upper(valid) - 1 AS last_day, article, source, certainty,
                               entered_at, entered_name, reason
                        FROM rule_replaced
                        WHERE key = :key
                        ORDER BY valid
                        """)
                .param("key", rule.key())
                .query((row, i) -> new RuleVersion(
                        rule.key(),
                        rule.field(),
                        rule.kind(),
                        rule.title(),
                        rule.titleEn(),
                        rule.unit(),
                        row.getString("value"),
                        row.getObject("first_day", LocalDate.class),
                        row.getObject("last_day", LocalDate.class),
                        row.getString("article"),
                        row.getString("source"),
                        Certainty.valueOf(row.getString("certainty")),
                        entered(row)))
                .list();
    }

    /** Lets the versions of a rule be what the plan says. */
    void carryOut(RulePlan plan, UUID change) {
        for (RulePlan.Effect effect : plan.effects()) {
            switch (effect.kind()) {
                case SHORTENED -> shorten(effect.version());
                case REPLACED -> replace(effect.version(), change);
                case CONTINUED, ADDED -> {}
            }
        }
        plan.effects().stream()
                .filter(effect -> effect.kind().isNew())
                .forEach(effect -> insert(effect.version(), change));
    }

    private void shorten(RuleVersion version) {
        jdbc.sql("""
                        UPDATE rule
                        SET valid = daterange(lower(valid), CAST(:last AS date), '[]')
                        WHERE key = :key
                          AND lower(valid) = :first
                        """)
                .param("key", version.key())
                .param("first", version.from())
                .param("last", version.to())
                .update();
    }

    private void replace(RuleVersion version, UUID change) {
        jdbc.sql("""
                        WITH gone AS (
                          DELETE FROM rule
                          WHERE key = :key
                            AND lower(valid) = :first
                          RETURNING key, valid, value, article, source, certainty, entered_at, entered_name, reason)
                        INSERT INTO rule_replaced (key, valid, value, article, source, certainty, entered_at, entered_name,
                          reason, change_id)
                        SELECT key, valid, value, article, source, certainty, entered_at, entered_name, reason, :change
                        FROM gone
                        """)
                .param("key", version.key())
                .param("first", version.from())
                .param("change", change)
                .update();
    }

    private void insert(RuleVersion version, UUID change) {
        Entered entered = version.entered();
        jdbc.sql("""
                        INSERT INTO rule (key, field, kind, title, title_en, unit, value, valid, article, source, certainty,
                          entered_at, entered_name, reason, change_id)
                        VALUES (:key, :field, :kind, :title, :titleEn, :unit, :value,
                          daterange(CAST(:first AS date), CAST(:last AS date), '[]'), :article, :source, :certainty,
                          :enteredAt, :enteredName, :reason, :change)
                        """)
                .param("key", version.key())
                .param("field", version.field())
                .param("kind", version.kind().name())
                .param("title", version.title())
                .param("titleEn", version.titleEn())
                .param("unit", version.unit())
                .param("value", version.value())
                .param("first", version.from())
                .param("last", version.to())
                .param("article", version.article())
                .param("source", version.source())
                .param("certainty", version.certainty().name())
                .param("enteredAt", entered == null ? null : entered.at().atOffset(ZoneOffset.UTC))
                .param("enteredName", entered == null ? null : entered.by())
                .param("reason", entered == null ? null : entered.reason())
                .param("change", change)
                .update();
    }

    private static RuleVersion read(ResultSet row) throws SQLException {
        return new RuleVersion(
                row.getString("key"),
                row.getString("field"),
                RuleKind.valueOf(row.getString("kind")),
                row.getString("title"),
                row.getString("title_en"),
                row.getString("unit"),
                row.getString("value"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getString("article"),
                row.getString("source"),
                Certainty.valueOf(row.getString("certainty")),
                entered(row));
    }

    static @Nullable Entered entered(ResultSet row) throws SQLException {
        OffsetDateTime at = row.getObject("entered_at", OffsetDateTime.class);
        return at == null ? null : new Entered(at.toInstant(), row.getString("entered_name"), row.getString("reason"));
    }
}
