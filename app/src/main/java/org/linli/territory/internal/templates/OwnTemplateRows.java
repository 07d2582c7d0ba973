package org.linli.territory.internal.templates;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.linli.territory.internal.templates.Template.Part;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of an installation's own templates; names of bodies are public, so reading needs no scope. */
@Repository
class OwnTemplateRows {

    private static final TypeReference<List<Part>> PARTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    OwnTemplateRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    record Kept(UUID id, String title, String what, int unitNo, List<Part> parts, Instant at) {}

    List<Kept> list() {
        return jdbc.sql("""
                        SELECT id, title, what, unit_no, parts, kept_at
                        FROM structure_template
                        WHERE ended_at IS NULL
                        ORDER BY kept_at DESC, id
                        """)
                .query((row, n) -> new Kept(
                        row.getObject("id", UUID.class),
                        row.getString("title"),
                        row.getString("what"),
                        row.getInt("unit_no"),
                        json.readValue(row.getString("parts"), PARTS),
                        row.getObject("kept_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Whether no other one in use is called the same. */
    boolean insert(Kept kept) {
        return jdbc.sql("""
                        INSERT INTO structure_template (id, title, what, unit_no, parts, kept_at)
                        VALUES (:id, :title, :what, :unit, CAST(:parts AS jsonb), :at)
                        ON CONFLICT (title) WHERE ended_at IS NULL DO NOTHING
                        """)
                        .param("id", kept.id())
                        .param("title", kept.title())
                        .param("what", kept.what())
                        .param("unit", kept.unitNo())
                        .param("parts", json.writeValueAsString(kept.parts()))
                        .param("at", kept.at().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void end(UUID id, Instant now) {
        jdbc.sql("UPDATE structure_template SET ended_at = :now WHERE id = :id AND ended_at IS NULL")
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
