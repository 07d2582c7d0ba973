package org.linli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.linli.kernel.web.PersonalField;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * FEATURE UNDER TEST: nothing about a person is kept without a declaration (no purpose, no data). A table bears people if
 * one of its columns is declared or is called as columns about people are, or if it points to an account or an incident.
 * Every column of such a table that holds words, days or bytes is declared as a {@link PersonalField}, or stands in
 * {@code personal-columns.txt} with the reason why it says nothing about a person.
 */
@LinliTest
class PersonalColumnsTest {

    private static final Set<String> ABOUT_PEOPLE = Set.of(
            "account",
            "address",
            "birth",
            "client",
            "collector",
            "contact",
            "email",
            "gender",
            "holder",
            "idcard",
            "ip",
            "login",
            "mail",
            "mobile",
            "password",
            "person",
            "phone",
            "reporter",
            "resident",
            "sealed",
            "session");

    /** Who acted in office stands beside the act everywhere; declared once, as {@code account.display_name}. */
    private static final Pattern IN_OFFICE = Pattern.compile(
            "(actor|drafted|submitted|decided|entered|created|holder)_name|([a-z]+_)?by|proposer|decider");

    private static final Set<String> SAYS_SOMETHING =
            Set.of("text", "bytea", "jsonb", "json", "date", "inet", "text[]", "character varying");

    @Autowired
    List<PersonalField> declared;

    @Autowired
    JdbcClient jdbc;

    private record Column(String table, String name, String type, boolean pointsToPeople) {

        String field() {
            return table + "." + name;
        }

        boolean isAboutPeople() {
            return pointsToPeople || Arrays.stream(name.split("_", -1)).anyMatch(ABOUT_PEOPLE::contains);
        }
    }

    private List<Column> columns() {
        return jdbc.sql("""
                        SELECT c.relname AS table_name, a.attname AS column_name, format_type(a.atttypid, NULL) AS type,
                               EXISTS (
                                 SELECT
                                 FROM pg_constraint f
                                 WHERE f.conrelid = c.oid
                                   AND f.contype = 'f'
                                   AND a.attnum = ANY (f.conkey)
                                   AND f.confrelid IN ('account'::regclass, 'incident'::regclass)) AS points_to_people
                        FROM pg_class c
                        JOIN pg_namespace n
                          ON n.oid = c.relnamespace
                         AND n.nspname = 'public'
                        JOIN pg_attribute a
                          ON a.attrelid = c.oid
                         AND a.attnum > 0
                         AND NOT a.attisdropped
                        WHERE c.relkind IN ('r', 'p')
                          AND NOT c.relispartition
                        ORDER BY c.relname, a.attnum
                        """)
                .query((row, n) -> new Column(
                        row.getString("table_name"),
                        row.getString("column_name"),
                        row.getString("type"),
                        row.getBoolean("points_to_people")))
                .list();
    }

    @Test
    void every_column_that_can_say_something_about_a_person_is_declared_or_says_why_it_does_not() {
        Set<String> fields = fields();
        Map<String, String> reasons = reasons();
        Map<String, List<Column>> tables = columns().stream().collect(Collectors.groupingBy(Column::table));

        List<String> undeclared = tables.values().stream()
                .filter(columns ->
                        columns.stream().anyMatch(one -> one.isAboutPeople() || fields.contains(one.field())))
                .flatMap(List::stream)
                .filter(column -> SAYS_SOMETHING.contains(column.type()))
                .filter(column -> !IN_OFFICE.matcher(column.name()).matches())
                .map(Column::field)
                .filter(field -> !fields.contains(field) && !reasons.containsKey(field))
                .sorted()
                .toList();

        assertThat(tables).hasSizeGreaterThan(50);
        assertThat(undeclared)
                .as("declare them as PersonalField, or say in personal-columns.txt why they are not personal")
                .isEmpty();
    }

    @Test
    void every_declaration_and_every_reason_is_about_a_column_that_is_there() {
        Set<String> there = columns().stream().map(Column::field).collect(Collectors.toSet());

        assertThat(reasons().values()).allMatch(reason -> reason.length() > 5);
        assertThat(there).containsAll(reasons().keySet());
        assertThat(fields()).as("files lie beside the database").contains("photo.file");
        assertThat(there)
                .containsAll(fields().stream()
                        .filter(field -> !field.equals("photo.file"))
                        .toList());
        assertThat(fields())
                .as("a column is either the one or the other")
                .doesNotContainAnyElementsOf(reasons().keySet());
    }

    private Set<String> fields() {
        return declared.stream()
                .flatMap(field -> Stream.of(field.field().split(",")))
                .map(String::strip)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> reasons() {
        try (InputStream file =
                Objects.requireNonNull(PersonalColumnsTest.class.getResourceAsStream("personal-columns.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains("|") && !line.startsWith("#"))
                    .map(line -> line.split("\\|", 2))
                    .flatMap(parts ->
                            Stream.of(parts[0].split(",")).map(field -> Map.entry(field.strip(), parts[1].strip())))
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
