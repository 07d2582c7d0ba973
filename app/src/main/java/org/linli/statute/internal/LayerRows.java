package org.linli.statute.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.clock.CalendarDay;
import org.linli.clock.OfficeHours;
import org.linli.statute.RuleVersion.Entered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of calendars: layers and their days. */
@Repository
class LayerRows {

    private final JdbcClient jdbc;

    LayerRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record DayOf(UUID layer, CalendarDay day) {}

    List<Layer> all() {
        Map<UUID, List<CalendarDay>> days = jdbc
                .sql("SELECT layer_id, day, name, is_day_off FROM calendar_layer_day ORDER BY day")
                .query((row, i) -> new DayOf(
                        row.getObject(1, UUID.class),
                        new CalendarDay(row.getObject(2, LocalDate.class), row.getString(3), row.getBoolean(4))))
                .list()
                .stream()
                .collect(groupingBy(DayOf::layer, mapping(DayOf::day, toList())));
        return jdbc.sql("""
                        SELECT id, unit_no, kind, name, lower(valid) AS first_day, upper(valid) - 1 AS last_day, office_hours,
                               source, entered_at, entered_name, reason
                        FROM calendar_layer
                        ORDER BY unit_no, valid
                        """)
                .query((row, i) -> {
                    UUID id = row.getObject("id", UUID.class);
                    String hours = row.getString("office_hours");
                    return new Layer(
                            id,
                            row.getInt("unit_no"),
                            Layer.Kind.valueOf(row.getString("kind")),
                            row.getString("name"),
                            row.getObject("first_day", LocalDate.class),
                            row.getObject("last_day", LocalDate.class),
                            hours == null ? null : OfficeHours.parse(hours),
                            days.getOrDefault(id, List.of()),
                            row.getString("source"),
                            RuleRows.entered(row));
                })
                .list();
    }

    /** Keeps others from changing calendars until the transaction ends. */
    void lock() {
        jdbc.sql("LOCK TABLE calendar_layer IN SHARE ROW EXCLUSIVE MODE").update();
    }

    void delete(Layer layer) {
        jdbc.sql("DELETE FROM calendar_layer WHERE id = :id")
                .param("id", layer.id())
                .update();
    }

    void insert(Layer layer, UUID change) {
        Entered entered = layer.entered();
        jdbc.sql("""
                        INSERT INTO calendar_layer (id, unit_no, kind, name, valid, office_hours, source, entered_at,
                          entered_name, reason, change_id)
                        VALUES (:id, :unitNo, :kind, :name, daterange(CAST(:first AS date), CAST(:last AS date), '[]'),
                          :hours, :source, :enteredAt, :enteredName, :reason, :change)
                        """)
                .param("id", layer.id())
                .param("unitNo", layer.unitNo())
                .param("kind", layer.kind().name())
                .param("name", layer.name())
                .param("first", layer.from())
                .param("last", layer.to())
                .param("hours", layer.hours() == null ? null : layer.hours().toString())
                .param("source", layer.source())
                .param("enteredAt", entered == null ? null : entered.at().atOffset(ZoneOffset.UTC))
                .param("enteredName", entered == null ? null : entered.by())
                .param("reason", entered == null ? null : entered.reason())
                .param("change", change)
                .update();
        jdbc.sql("""
                        INSERT INTO calendar_layer_day (layer_id, day, name, is_day_off)
                        SELECT :layer, given.day, given.name, given.is_day_off
                        FROM unnest(CAST(:days AS date[]), CAST(:names AS text[]), CAST(:off AS boolean[]))
                          AS given (day, name, is_day_off)
                        """)
                .param("layer", layer.id())
                .param(
                        "days",
                        layer.days().stream().map(day -> day.date().toString()).toArray(String[]::new))
                .param("names", layer.days().stream().map(CalendarDay::name).toArray(String[]::new))
                .param("off", layer.days().stream().map(CalendarDay::isDayOff).toArray(Boolean[]::new))
                .update();
    }
}
