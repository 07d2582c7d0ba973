package org.linli.territory.internal.units;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tables {@code stage_item} and {@code stage_item_wording}, where they are written. */
@Repository
public class StageItemRows {

    private static final String SELECT = """
            SELECT i.key, i.stage, w.position, w.name, w.name_en, lower(w.valid) AS since, upper(w.valid) AS until
            FROM stage_item i
            JOIN unit_trait_code c ON c.trait = i.trait AND c.code = i.stage
            JOIN stage_item_wording w ON w.item = i.key
            """;

    private final JdbcClient jdbc;

    StageItemRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How an item reads during some days.
     *
     * @param from absent since ever
     * @param to first day on which it no longer does; absent while no end is known
     */
    public record Version(
            String key,
            String stage,
            int position,
            String name,
            String nameEn,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {

        public String name(Locale locale) {
            return locale.getLanguage().equals("zh") ? name : nameEn;
        }

        public boolean holdsOn(LocalDate day) {
            return (from == null || !day.isBefore(from)) && isOpenOn(day);
        }

        /** Whether it holds on the day or later. */
        public boolean isOpenOn(LocalDate day) {
            return to == null || day.isBefore(to);
        }
    }

    List<Version> list() {
        return jdbc.sql(SELECT + " ORDER BY c.position, w.position, i.key, w.valid")
                .query((row, n) -> version(row))
                .list();
    }

    /** How an item reads, the earliest first, held until the end of the transaction. */
    List<Version> lock(String key) {
        return jdbc.sql(SELECT + " WHERE i.key = :key ORDER BY w.valid FOR UPDATE OF i, w")
                .param("key", key)
                .query((row, n) -> version(row))
                .list();
    }

    void insertItem(String key, String stage) {
        jdbc.sql("INSERT INTO stage_item (key, stage) VALUES (:key, :stage)")
                .param("key", key)
                .param("stage", stage)
                .update();
    }

    void putFrom(String key, StageItemWording wording, LocalDate from) {
        jdbc.sql("""
                        INSERT INTO stage_item_wording (item, valid, position, name, name_en)
                        VALUES (:key, daterange(:from, NULL), :position, :name, :nameEn)
                        """)
                .param("key", key)
                .param("from", from)
                .param("position", wording.position())
                .param("name", wording.name())
                .param("nameEn", wording.nameEn())
                .update();
    }

    void endFrom(String key, LocalDate day) {
        jdbc.sql("""
                        DELETE FROM stage_item_wording
                        WHERE item = :key
                          AND lower(valid) >= CAST(:day AS date)
                        """).param("key", key).param("day", day).update();
        jdbc.sql("""
                        UPDATE stage_item_wording
                        SET valid = daterange(lower(valid), CAST(:day AS date))
                        WHERE item = :key
                          AND valid @> CAST(:day AS date)
                        """).param("key", key).param("day", day).update();
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(
                row.getString("key"),
                row.getString("stage"),
                row.getInt("position"),
                row.getString("name"),
                row.getString("name_en"),
                row.getObject("since", LocalDate.class),
                row.getObject("until", LocalDate.class));
    }
}
