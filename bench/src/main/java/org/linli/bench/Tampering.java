package org.linli.bench;

import java.util.List;
import java.util.Random;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One edit, deletion, swap or insertion in a table of the log or of incidents, drawn at random, that changes something. */
final class Tampering {

    private static final String ENTRY = "id IN (SELECT id FROM evidence_entry ORDER BY id OFFSET %d LIMIT 1)";
    private static final String ACCESS = "id IN (SELECT id FROM access_entry ORDER BY id OFFSET %d LIMIT 1)";
    private static final String INCIDENT = "id IN (SELECT id FROM incident ORDER BY id OFFSET %d LIMIT 1)";
    private static final String LEAF = "index IN (SELECT index FROM log_leaf ORDER BY index OFFSET %d LIMIT 1)";
    private static final String MEMBER =
            "entry_id IN (SELECT entry_id FROM log_member ORDER BY entry_id OFFSET %d LIMIT 1)";
    private static final String TILE =
            "(level, index) IN (SELECT level, index FROM log_tile ORDER BY level, index OFFSET %d LIMIT 1)";
    private static final String FLIP = "%1$s = set_byte(%1$s, %2$d, get_byte(%1$s, %2$d) # %3$d)";

    /** What an edit sets; each is another value than before. */
    private static final List<String> OF_ENTRY = List.of(
            "at = at + INTERVAL '1 microsecond'",
            "actor_kind = CASE actor_kind WHEN 'STAFF' THEN 'SYSTEM' ELSE 'STAFF' END",
            "actor_id = gen_random_uuid()",
            "actor_name = actor_name || ' '",
            "post_id = gen_random_uuid()",
            "post_title = COALESCE(post_title, '') || '长'",
            "post_unit_no = COALESCE(post_unit_no, 0) + 1",
            "department_no = COALESCE(department_no, 0) + 1",
            "on_behalf_of = COALESCE(on_behalf_of, '') || '别人'",
            "verb = verb || 'x'",
            "subject_kind = subject_kind || 'x'",
            "subject_id = gen_random_uuid()",
            "unit_no = unit_no + 1",
            "purpose = COALESCE(purpose, 'x') || 'x'",
            "facts = replace(facts, '\":\"', '\":\" ')",
            "facts = NULL, salt = NULL",
            "id = gen_random_uuid()");

    private static final List<String> OF_ACCESS = List.of(
            "at = at + INTERVAL '1 microsecond'",
            "actor_kind = CASE actor_kind WHEN 'STAFF' THEN 'SYSTEM' ELSE 'STAFF' END",
            "actor_id = gen_random_uuid()",
            "actor_name = actor_name || '2'",
            "post_id = gen_random_uuid()",
            "subject_kind = subject_kind || 'x'",
            "subject_id = gen_random_uuid()",
            "unit_no = unit_no + 1",
            "purpose = purpose || 'x'",
            "reason = COALESCE(reason, '') || '没有理由'",
            "salt = NULL",
            "id = gen_random_uuid()");

    private static final List<String> OF_INCIDENT = List.of(
            "no = no || 'x'",
            "unit_no = unit_no + 1",
            "title = title || '。'",
            "original_text = original_text || '没事了'",
            "channel = CASE channel WHEN 'WEB' THEN 'HOTLINE' ELSE 'WEB' END",
            "reported_at = reported_at - INTERVAL '1 day'",
            "received_at = received_at + INTERVAL '1 second'",
            "collector_id = gen_random_uuid()",
            "address = address || '1'",
            "longitude = COALESCE(longitude, 106) + 0.001",
            "state = CASE state WHEN 'FILED' THEN 'VERIFIED' ELSE 'FILED' END",
            "stage_since = stage_since + INTERVAL '1 hour'",
            "stage_budget = COALESCE(stage_budget, '') || '9D'",
            "holder_name = COALESCE(holder_name, '') || '别人'",
            "department_no = COALESCE(department_no, 0) + 1",
            "handler_id = gen_random_uuid()",
            "rounds = rounds + 1",
            "reopened = reopened + 1",
            "contact_phone = contact_phone || '\\x00'::bytea",
            "rating = COALESCE(rating, 0) + 1");

    private static final List<String> OF_CHECKPOINT = List.of(
            "at = at + INTERVAL '1 second'",
            "size = size + 1",
            "note = replace(note, E'\\n\\n', E'\\nx\\n\\n')",
            "time_signature = NULL",
            "time_signature = replace(time_signature, ' ', '  ')");

    private final JdbcClient owner;
    private final Random random;

    Tampering(JdbcClient owner, Random random) {
        this.owner = owner;
        this.random = random;
    }

    /** Does one and says what it was. */
    String doOne() {
        return switch (random.nextInt(12)) {
            case 0, 1 -> edit("evidence_entry", OF_ENTRY, ENTRY);
            case 2 -> edit("access_entry", OF_ACCESS, ACCESS);
            case 3, 4 -> edit("incident", OF_INCIDENT, INCIDENT);
            case 5 -> run("UPDATE log_checkpoint SET " + any(OF_CHECKPOINT));
            case 6 -> flip();
            case 7 -> reference();
            case 8 -> delete();
            case 9, 10 -> swap();
            default -> insert();
        };
    }

    private String edit(String table, List<String> changes, String one) {
        return run("UPDATE %s SET %s WHERE %s".formatted(table, any(changes), oneOf(table, one)));
    }

    private String flip() {
        int bit = 1 << random.nextInt(8);
        int place = random.nextInt(32);
        return switch (random.nextInt(7)) {
            case 0 ->
                run("UPDATE log_tile SET " + FLIP.formatted("hashes", place, bit) + " WHERE "
                        + oneOf("log_tile", TILE));
            case 1 ->
                run(
                        "UPDATE log_tile SET hashes = hashes || decode(repeat('00', 32), 'hex') WHERE octet_length(hashes) < 8192 AND level = 0");
            case 2 -> flip("log_leaf", "commitment", LEAF, place, bit);
            case 3 -> flip("log_member", "commitment", MEMBER, place, bit);
            case 4 -> flip("evidence_entry", random.nextBoolean() ? "commitment" : "salt", ENTRY, place, bit);
            case 5 -> flip("access_entry", random.nextBoolean() ? "commitment" : "salt", ACCESS, place, bit);
            default -> run("UPDATE log_checkpoint SET " + FLIP.formatted("root", place, bit));
        };
    }

    private String flip(String table, String column, String one, int place, int bit) {
        return run("UPDATE %s SET %s WHERE %s".formatted(table, FLIP.formatted(column, place, bit), oneOf(table, one)));
    }

    private String reference() {
        return switch (random.nextInt(4)) {
            case 0 -> run("UPDATE log_leaf SET entry_id = gen_random_uuid() WHERE " + oneOf("log_leaf", LEAF));
            case 1 ->
                run("UPDATE log_leaf SET kind = CASE kind WHEN 'SET' THEN 'ENTRY' ELSE 'SET' END WHERE "
                        + oneOf("log_leaf", LEAF));
            case 2 -> run("UPDATE log_member SET entry_id = gen_random_uuid() WHERE " + oneOf("log_member", MEMBER));
            default -> run("UPDATE log_member SET set_id = gen_random_uuid() WHERE " + oneOf("log_member", MEMBER));
        };
    }

    private String delete() {
        return switch (random.nextInt(9)) {
            case 0, 1 -> run("DELETE FROM evidence_entry WHERE " + oneOf("evidence_entry", ENTRY));
            case 2 -> run("DELETE FROM access_entry WHERE " + oneOf("access_entry", ACCESS));
            case 3 -> run("DELETE FROM log_leaf WHERE " + oneOf("log_leaf", LEAF));
            case 4 -> run("DELETE FROM log_member WHERE " + oneOf("log_member", MEMBER));
            case 5 -> run("DELETE FROM log_tile WHERE " + oneOf("log_tile", TILE));
            case 6 -> run("DELETE FROM log_checkpoint");
            case 7 -> {
                run("DELETE FROM log_leaf WHERE index = (SELECT max(index) FROM log_leaf)");
                yield run("DELETE FROM evidence_entry WHERE id = (SELECT max(id::text)::uuid FROM evidence_entry)");
            }
            default -> {
                String one = oneOf("incident", INCIDENT).replaceFirst("id", "incident_id");
                run("DELETE FROM incident_token WHERE " + one);
                run("DELETE FROM incident_event WHERE " + one);
                yield run("DELETE FROM incident WHERE " + one.replaceFirst("incident_id", "id"));
            }
        };
    }

    private String swap() {
        return switch (random.nextInt(6)) {
            case 0 -> swap("evidence_entry", "id", ENTRY, "facts", "salt", "commitment");
            case 1 -> swap("evidence_entry", "id", ENTRY, "facts");
            case 2 -> swap("access_entry", "id", ACCESS, "subject_id");
            case 3 -> swap("log_leaf", "index", LEAF, "commitment");
            case 4 -> swap("log_member", "entry_id", MEMBER, "commitment");
            default -> swap("incident", "id", INCIDENT, "title", "original_text");
        };
    }

    private String swap(String table, String key, String one, String... columns) {
        int count = count(table);
        int first = random.nextInt(count);
        int second = (first + 1 + random.nextInt(count - 1)) % count;
        StringBuilder set = new StringBuilder();
        for (String column : columns) {
            set.append(set.isEmpty() ? "" : ", ")
                    .append(column)
                    .append(" = other.")
                    .append(column);
        }
        String both = "(%s OR %s)"
                .formatted(one.formatted(first), one.formatted(second))
                .replace(key + " IN", "it." + key + " IN");
        String others = both.replace("it." + key, "other." + key).replace("(level, ", "(other.level, ");
        return run("UPDATE %s AS it SET %s FROM %s AS other WHERE %s AND %s AND it.%s <> other.%s"
                .formatted(table, set, table, both, others, key, key));
    }

    private String insert() {
        return switch (random.nextInt(4)) {
            case 0 -> run("""
                    INSERT INTO evidence_entry
                    SELECT (json_populate_record(entry, json_build_object('at', entry.at + INTERVAL '3 seconds'))).*
                    FROM evidence_entry entry
                    WHERE %s
                    """.formatted(oneOf("evidence_entry", ENTRY)));
            case 1 -> run("""
                    INSERT INTO evidence_entry
                    SELECT (json_populate_record(entry, json_build_object('id', uuidv7()))).*
                    FROM evidence_entry entry
                    WHERE %s
                    """.formatted(oneOf("evidence_entry", ENTRY)));
            case 2 -> run("""
                    INSERT INTO access_entry
                    SELECT (json_populate_record(access, json_build_object('id', uuidv7()))).*
                    FROM access_entry access
                    WHERE %s
                    """.formatted(oneOf("access_entry", ACCESS)));
            default -> run("""
                    INSERT INTO incident
                    SELECT (json_populate_record(
                      incident, json_build_object('id', uuidv7(), 'no', 'X1', 'tracking_hash', NULL))).*
                    FROM incident
                    WHERE %s
                    """.formatted(oneOf("incident", INCIDENT)));
        };
    }

    private String oneOf(String table, String one) {
        return one.formatted(random.nextInt(count(table)));
    }

    private int count(String table) {
        return owner.sql("SELECT count(*) FROM " + table).query(Integer.class).single();
    }

    private String any(List<String> changes) {
        return changes.get(random.nextInt(changes.size()));
    }

    private String run(String sql) {
        if (owner.sql(sql).update() == 0) {
            throw new IllegalStateException("Changed nothing: " + sql);
        }
        return sql;
    }
}
