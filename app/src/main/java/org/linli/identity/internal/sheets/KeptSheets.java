package org.linli.identity.internal.sheets;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;
import org.linli.kernel.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * Table {@code colleague_import}: files between preview and confirmation. Their rows are sealed, and gone once they are
 * confirmed.
 */
@Repository
public class KeptSheets {

    private static final int LONGEST_NAME = 120;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;

    KeptSheets(JdbcClient jdbc, Vault vault, JsonMapper json) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
    }

    /** What a file says of colleagues. */
    public enum Kind {
        /** People to be taken in. */
        COLLEAGUES("colleague_import.lines"),
        /** Grade and pay. */
        EMPLOYMENT("colleague_import.employment");

        private final String context;

        Kind(String context) {
            this.context = context;
        }
    }

    /** A file; without lines once it is done. */
    public record Stored<T>(String fileName, List<T> lines, boolean isDone) {}

    public void insert(UUID id, Kind kind, Actor by, String fileName, List<?> lines, Instant now) {
        jdbc.sql("""
                        INSERT INTO colleague_import (id, kind, unit_no, made_by, file_name, lines, created_at)
                        VALUES (:id, :kind, :unitNo, :by, :fileName, :lines, :now)
                        """)
                .param("id", id)
                .param("kind", kind.name())
                .param("unitNo", by.findPost().map(Actor.ActingPost::unitNo).orElse(0))
                .param("by", by.id())
                .param("fileName", fileName.substring(0, Math.min(fileName.length(), LONGEST_NAME)))
                .param("lines", vault.seal(json.writeValueAsString(lines), kind.context))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    public <T> Optional<Stored<T>> find(UUID id, Kind kind, Class<T[]> type) {
        return jdbc.sql("""
                        SELECT file_name, lines, done_at IS NOT NULL AS is_done
                        FROM colleague_import
                        WHERE id = :id
                          AND kind = :kind
                        """)
                .param("id", id)
                .param("kind", kind.name())
                .query((row, number) -> new Stored<>(
                        row.getString("file_name"),
                        opened(row.getBytes("lines"), kind, type),
                        row.getBoolean("is_done")))
                .optional();
    }

    private <T> List<T> opened(byte @Nullable [] lines, Kind kind, Class<T[]> type) {
        return lines == null ? List.of() : List.of(json.readValue(vault.open(lines, kind.context), type));
    }

    /** False if it was finished before; of two requests at once the second waits here. */
    public boolean finish(UUID id, Instant now) {
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

    public int deleteBefore(Instant instant) {
        return jdbc.sql("DELETE FROM colleague_import WHERE created_at < :instant")
                .param("instant", instant.atOffset(ZoneOffset.UTC))
                .update();
    }
}
