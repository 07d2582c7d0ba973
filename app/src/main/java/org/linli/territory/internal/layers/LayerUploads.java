package org.linli.territory.internal.layers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.geo.CoordinateSystem;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Transactions;
import org.linli.kernel.UuidV7;
import org.linli.kernel.web.NotFound;
import org.linli.territory.SourceFile;
import org.linli.territory.internal.UnitReach;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Files with grids of a layer: looked over first, written when somebody says so, forgotten after a week. */
@Repository
public class LayerUploads {

    private static final long MOST_BYTES = 20_000_000;
    private static final Duration KEPT = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Layers layers;
    private final UnitReach reach;
    private final Transactions transactions;

    LayerUploads(JdbcClient jdbc, Layers layers, UnitReach reach, Transactions transactions) {
        this.jdbc = jdbc;
        this.layers = layers;
        this.reach = reach;
        this.transactions = transactions;
    }

    /** Refused when the file cannot be read as a whole; flaws of single grids show in the plan. */
    public Outcome<LayerUpload> keep(
            Actor actor,
            int unitNo,
            String layer,
            LocalDate from,
            boolean isComplete,
            @Nullable CoordinateSystem datum,
            SourceFile file,
            Instant now) {
        reach.get(actor, unitNo);
        LayerUpload upload = new LayerUpload(UuidV7.at(now), unitNo, layer, from, isComplete, datum, file, now);
        return file.within(MOST_BYTES)
                .then(ignored -> layers.allowed(layer, from, isComplete))
                .then(ignored -> LayerFile.read(file, datum))
                .map(ignored -> transactions.write(actor.scope(), () -> insert(upload)));
    }

    private LayerUpload insert(LayerUpload upload) {
        jdbc.sql("DELETE FROM layer_upload WHERE created_at < :day")
                .param("day", at(upload.createdAt().minus(KEPT)))
                .update();
        jdbc.sql("""
                        INSERT INTO layer_upload
                          (id, unit_no, layer, from_day, is_complete, datum, file_name, content, created_at)
                        VALUES
                          (:id, :unitNo, :layer, :from, :isComplete, :datum, :name, :content, :at)
                        """)
                .param("id", upload.id())
                .param("unitNo", upload.unitNo())
                .param("layer", upload.layer())
                .param("from", upload.from())
                .param("isComplete", upload.isComplete())
                .param("datum", upload.datum() == null ? null : upload.datum().name())
                .param("name", upload.file().name())
                .param("content", upload.file().readAll())
                .param("at", at(upload.createdAt()))
                .update();
        return upload;
    }

    public LayerUpload get(Actor actor, int unitNo, UUID id) {
        reach.get(actor, unitNo);
        return transactions.read(actor.scope(), () -> find(unitNo, id)).orElseThrow(NotFound::new);
    }

    /** Those nobody started yet, the newest first. */
    public List<LayerUpload> listOf(Actor actor, int unitNo) {
        return transactions.read(
                actor.scope(),
                () -> jdbc.sql("""
                                SELECT id, unit_no, layer, from_day, is_complete, datum, file_name, ''::bytea AS content, created_at
                                FROM layer_upload
                                WHERE unit_no = :unitNo
                                ORDER BY id DESC
                                LIMIT 10
                                """)
                        .param("unitNo", unitNo)
                        .query((row, n) -> upload(row))
                        .list());
    }

    /** What would become of it if somebody started it now. */
    public Outcome<LayerPlan> plan(Actor actor, LayerUpload upload) {
        return LayerFile.read(upload.file(), upload.datum())
                .then(cells -> transactions.read(actor.scope(), () -> plan(upload, cells)));
    }

    private Outcome<LayerPlan> plan(LayerUpload upload, List<LayerCell> cells) {
        return layers.plan(
                upload.unitNo(), upload.layer(), upload.from(), upload.file().name(), cells, upload.isComplete());
    }

    /**
     * Writes what can be written. Of two who start it, the second finds nothing.
     *
     * @return how many grids were written or ended
     */
    public Outcome<Integer> start(Actor actor, LayerUpload upload, Instant now) {
        return LayerFile.read(upload.file(), upload.datum())
                .then(cells -> layers.take(actor, upload.unitNo(), now, unit -> {
                    Outcome<LayerPlan> plan = plan(upload, cells);
                    if (plan instanceof Outcome.Done<LayerPlan> done
                            && done.value().effective() > 0) {
                        remove(upload.id());
                    }
                    return plan;
                }));
    }

    public void drop(Actor actor, LayerUpload upload) {
        transactions.write(actor.scope(), () -> {
            remove(upload.id());
            return upload;
        });
    }

    private void remove(UUID id) {
        int removed = jdbc.sql("DELETE FROM layer_upload WHERE id = :id")
                .param("id", id)
                .update();
        if (removed == 0) {
            throw new NotFound();
        }
    }

    private Optional<LayerUpload> find(int unitNo, UUID id) {
        return jdbc.sql("""
                        SELECT id, unit_no, layer, from_day, is_complete, datum, file_name, content, created_at
                        FROM layer_upload
                        WHERE id = :id
                          AND unit_no = :unitNo
                        """)
                .param("id", id)
                .param("unitNo", unitNo)
                .query((row, n) -> upload(row))
                .optional();
    }

    private static LayerUpload upload(ResultSet row) throws SQLException {
        return new LayerUpload(
                row.getObject("id", UUID.class),
                row.getInt("unit_no"),
                row.getString("layer"),
                row.getObject("from_day", LocalDate.class),
                row.getBoolean("is_complete"),
                Optional.ofNullable(row.getString("datum"))
                        .map(CoordinateSystem::valueOf)
                        .orElse(null),
                new SourceFile(row.getString("file_name"), row.getBytes("content")),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
