package org.linli.identity.internal.colleagues;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.linli.kernel.Actor;
import org.linli.kernel.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Table {@code colleague_import}; the rows of a file are sealed, because they name people who may never come. */
@Repository
class ImportRows {

    private static final String CONTEXT = "colleague_import.lines";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;

    ImportRows(JdbcClient jdbc, Vault vault, JsonMapper json) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
    }

    record Stored(String fileName, List<SheetRow> lines, boolean isDone) {}

    void insert(UUID id, Actor by, String fileName, List<SheetRow> lines, Instant now) {
        jdbc.sql("""
                        INSERT INTO colleague_import (id, unit_no, made_by, file_name, lines, created_at)
                        VALUES (:id, :unitNo, :by, :fileName, :lines, :now)
                        """)
                .param("id", id)
                .param("unitNo", by.findPost().map(Actor.ActingPost::unitNo).orElse(0))
                .param("by", by.id())
                .param("fileName", fileName.substring(0, Math.min(fileName.length(), 120)))
                .param("lines", vault.seal(json.writeValueAsString(lines), CONTEXT))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Stored> find(UUID id) {
        return jdbc.sql("SELECT file_name, lines, done_at IS NOT NULL AS is_done FROM colleague_import WHERE id = :id")
                .param("id", id)
                .query((row, number) -> {
                    byte[] lines = row.getBytes("lines");
                    return new Stored(
                            row.getString("file_name"),
                            lines == null
                                    ? List.of()
                                    : List.of(json.readValue(vault.open(lines, CONTEXT), SheetRow[].class)),
                            row.getBoolean("is_done"));
                })
                .optional();
    }

    /** Which of these login names exist. */
    Set<String> taken(List<String> logins) {
        return Set.copyOf(jdbc.sql("SELECT login FROM account WHERE login = ANY (:logins)")
                .param("logins", logins.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /** False if it was finished before; of two requests at once the second waits here. */
    boolean finish(UUID id, Instant now) {
        return jdbc.sql("""
                                UPDATE colleague_import
                                SET done_at = :now,
                                    lines = NULL
                                WHERE id = :id
                                  AND done_at IS NULL
                                """)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .update()
                == 1;
    }

    int deleteBefore(Instant instant) {
        return jdbc.sql("DELETE FROM colleague_import WHERE created_at < :instant")
                .param("instant", instant.atOffset(ZoneOffset.UTC))
                .update();
    }
}
