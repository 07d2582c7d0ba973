package org.linli.identity.internal.transfer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Table {@code employment}, as the scope of the transaction shows accounts. */
@Repository
class EmploymentRows {

    private static final String SELECT = """
            SELECT a.id, a.login, a.display_name, coalesce(e.standing, '') AS standing, coalesce(e.grade, '') AS grade,
                   coalesce(e.pay_class, '') AS pay_class
            FROM account_here a
            LEFT JOIN employment_here e ON e.account_id = a.id
            """;

    private final JdbcClient jdbc;

    EmploymentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An account with what is known of its holder. */
    record Known(UUID accountId, String login, String name, Employment employment) {}

    /** Grade and pay as they shall be, and as they were when somebody decided so. */
    record Change(UUID accountId, Employment before, Employment after) {}

    Optional<Known> find(UUID accountId) {
        return jdbc.sql(SELECT + "WHERE a.id = :id")
                .param("id", accountId)
                .query((row, n) -> known(row))
                .optional();
    }

    List<Known> listByIds(Collection<UUID> accounts) {
        return jdbc.sql(SELECT + "WHERE a.id = ANY (:ids::uuid[])")
                .param("ids", texts(accounts, UUID::toString))
                .query((row, n) -> known(row))
                .list();
    }

    List<Known> listByLogins(Collection<String> logins) {
        return jdbc.sql(SELECT + "WHERE a.login = ANY (:logins)")
                .param("logins", logins.toArray(String[]::new))
                .query((row, n) -> known(row))
                .list();
    }

    /** False if one of them is no longer as it was; then none counts. */
    boolean put(List<Change> changes, String by, Instant now) {
        int updated = changed("""
                        UPDATE employment e
                        SET standing = c.standing,
                            grade = c.grade,
                            pay_class = c.pay_class,
                            changed_at = :now,
                            changed_by = :by
                        FROM %s
                        WHERE e.account_id = c.account_id
                          AND (e.standing, e.grade, e.pay_class) = (c.old_standing, c.old_grade, c.old_pay_class)
                        """, changes, by, now).update();
        int inserted = changed("""
                        INSERT INTO employment (account_id, standing, grade, pay_class, changed_at, changed_by)
                        SELECT c.account_id, c.standing, c.grade, c.pay_class, :now, :by
                        FROM %s
                        WHERE (c.old_standing, c.old_grade, c.old_pay_class) = ('', '', '')
                        ORDER BY c.account_id
                        ON CONFLICT (account_id) DO NOTHING
                        """, changes, by, now).update();
        return updated + inserted == changes.size();
    }

    private StatementSpec changed(String statement, List<Change> changes, String by, Instant now) {
        return jdbc.sql(statement.formatted("""
                        unnest(:accounts::uuid[], :standings::text[], :grades::text[], :payClasses::text[],
                                    :oldStandings::text[], :oldGrades::text[], :oldPayClasses::text[])
                          AS c (account_id, standing, grade, pay_class, old_standing, old_grade, old_pay_class)"""))
                .param("accounts", texts(changes, one -> one.accountId().toString()))
                .param("standings", texts(changes, one -> one.after().standing()))
                .param("grades", texts(changes, one -> one.after().grade()))
                .param("payClasses", texts(changes, one -> one.after().payClass()))
                .param("oldStandings", texts(changes, one -> one.before().standing()))
                .param("oldGrades", texts(changes, one -> one.before().grade()))
                .param("oldPayClasses", texts(changes, one -> one.before().payClass()))
                .param("now", utc(now))
                .param("by", by);
    }

    static Employment employment(ResultSet row) throws SQLException {
        return new Employment(row.getString("standing"), row.getString("grade"), row.getString("pay_class"));
    }

    private static Known known(ResultSet row) throws SQLException {
        return new Known(
                row.getObject("id", UUID.class),
                row.getString("login"),
                row.getString("display_name"),
                employment(row));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static <T> String[] texts(Collection<T> values, Function<T, String> text) {
        return values.stream().map(text).toArray(String[]::new);
    }
}
