package org.linli.incidents.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.geo.LonLat;
import org.linli.incidents.Incident;
import org.linli.incidents.NewReport;
import org.linli.incidents.internal.TakenOver.Life;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of incidents that are over, written as they ended. */
@Repository
class PastRows {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;

    PastRows(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Channel and number in the system a report came from. */
    static String source(NewReport report) {
        return report.channel() + " " + report.sourceReference();
    }

    /** Those that are here already, as {@link #source} names them. */
    Set<String> listKnown(Collection<NewReport> reports) {
        return new HashSet<>(jdbc.sql("""
                        SELECT i.channel || ' ' || i.source_reference
                        FROM unnest(:channels::text[], :references::text[]) AS s (channel, reference)
                        JOIN incident i ON i.channel = s.channel AND i.source_reference = s.reference
                        """)
                .param(
                        "channels",
                        reports.stream().map(report -> report.channel().name()).toArray(String[]::new))
                .param(
                        "references",
                        reports.stream().map(NewReport::sourceReference).toArray(String[]::new))
                .query(String.class)
                .list());
    }

    void insert(List<Life> lives) {
        batches.batchUpdate("""
                        INSERT INTO incident (id, no, unit_no, title, original_text, channel, source_reference,
                          reported_at, received_at, collector_id, address, longitude, latitude, category_code,
                          condition_id, state, stage_since, department_no, verifier_id, handler_id, checker_id, rounds,
                          reopened, closed_at, rating, rating_words, rated_at, version)
                        VALUES (:id, :no, :unitNo, :title, :text, :channel, :source,
                          :reportedAt, :receivedAt, :collector, :address, :longitude, :latitude, :category,
                          :condition, :state, :since, :departmentNo, :verifier, :handler, :checker, :rounds,
                          :reopened, :closedAt, :grade, :words, :ratedAt, :version)
                        """, lives.stream().map(PastRows::row).toArray(SqlParameterSource[]::new));
    }

    private static SqlParameterSource row(Life life) {
        Incident incident = life.incident();
        LonLat point = incident.place().point();
        Incident.Rating rating = incident.rating();
        return new MapSqlParameterSource()
                .addValue("id", incident.id())
                .addValue("no", incident.no())
                .addValue("unitNo", incident.place().unitNo())
                .addValue("title", incident.report().title())
                .addValue("text", incident.report().text())
                .addValue("channel", incident.report().channel().name())
                .addValue("source", life.reference())
                .addValue("reportedAt", IncidentRows.utc(incident.report().reportedAt()))
                .addValue("receivedAt", IncidentRows.utc(incident.report().receivedAt()))
                .addValue("collector", incident.hands().collector())
                .addValue("address", incident.place().address())
                .addValue("longitude", point == null ? null : point.longitude())
                .addValue("latitude", point == null ? null : point.latitude())
                .addValue("category", incident.categoryCode())
                .addValue("condition", incident.conditionId())
                .addValue("state", incident.state().name())
                .addValue("since", IncidentRows.utc(incident.stage().since()))
                .addValue("departmentNo", incident.departmentNo())
                .addValue("verifier", incident.hands().verifier())
                .addValue("handler", incident.hands().handler())
                .addValue("checker", incident.hands().checker())
                .addValue("rounds", incident.rounds())
                .addValue("reopened", incident.reopened())
                .addValue("closedAt", utc(incident.closedAt()))
                .addValue("grade", rating == null ? null : rating.grade())
                .addValue("words", rating == null ? null : rating.words())
                .addValue("ratedAt", utc(rating == null ? null : rating.at()))
                .addValue("version", life.steps().size() - 1);
    }

    private static @Nullable Object utc(@Nullable Instant instant) {
        return instant == null ? null : IncidentRows.utc(instant);
    }
}
