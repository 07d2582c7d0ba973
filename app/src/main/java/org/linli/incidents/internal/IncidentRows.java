package org.linli.incidents.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.clock.Budget;
import org.linli.clock.Deadline;
import org.linli.geo.LonLat;
import org.linli.incidents.Incident;
import org.linli.incidents.NewReport;
import org.linli.incidents.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of incidents; every statement runs under the scope of the open transaction. */
@Repository
class IncidentRows {

    private final JdbcClient jdbc;

    IncidentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What the first report brings besides the aggregate itself.
     *
     * @param ownId under which whoever holds the contact's phone finds the report as her own
     */
    record Sealed(
            byte @Nullable [] contactName,
            byte @Nullable [] contactPhone,
            @Nullable UUID ownId,
            byte @Nullable [] trackingHash,
            @Nullable Double accuracyMetres,
            @Nullable String sourceReference) {}

    long nextNumber() {
        return jdbc.sql("SELECT nextval('incident_number')").query(Long.class).single();
    }

    void insert(Incident incident, Sealed sealed, @Nullable Deadline due) {
        LonLat point = incident.place().point();
        bindStage(jdbc.sql("""
                                INSERT INTO incident (id, no, unit_no, title, original_text, channel, source_reference,
                                  reported_at, received_at, collector_id, address, longitude, latitude, accuracy_m,
                                  contact_name, contact_phone, own_id, tracking_hash, category_code, state, stage_since,
                                  stage_budget, due_at, is_due_provisional)
                                VALUES (:id, :no, :unitNo, :title, :text, :channel, :sourceReference,
                                  :reportedAt, :receivedAt, :collector, :address, :longitude, :latitude, :accuracy,
                                  :contactName, :contactPhone, :ownId, :trackingHash, :category, :state, :since,
                                  :budget, :dueAt, :provisional)
                                """), incident, due)
                .param("no", incident.no())
                .param("title", incident.report().title())
                .param("text", incident.report().text())
                .param("channel", incident.report().channel().name())
                .param("sourceReference", sealed.sourceReference())
                .param("reportedAt", utc(incident.report().reportedAt()))
                .param("receivedAt", utc(incident.report().receivedAt()))
                .param("collector", incident.hands().collector())
                .param("address", incident.place().address())
                .param("longitude", point == null ? null : point.longitude())
                .param("latitude", point == null ? null : point.latitude())
                .param("accuracy", sealed.accuracyMetres())
                .param("contactName", sealed.contactName())
                .param("contactPhone", sealed.contactPhone())
                .param("ownId", sealed.ownId())
                .param("trackingHash", sealed.trackingHash())
                .update();
    }

    /** Writes the step unless somebody else was faster; answers whether it was written. */
    boolean update(Incident incident, int seenVersion, @Nullable Deadline due) {
        Incident.Rating rating = incident.rating();
        Incident.Holder holder = incident.stage().holder();
        return bindStage(jdbc.sql("""
                                        UPDATE incident
                                        SET unit_no = :unitNo, category_code = :category, condition_id = :condition,
                                            state = :state, stage_since = :since, stage_budget = :budget,
                                            due_at = :dueAt, is_due_provisional = :provisional,
                                            holder_id = :holderId, holder_name = :holderName,
                                            department_no = :departmentNo, verifier_id = :verifier,
                                            handler_id = :handler, checker_id = :checker, rounds = :rounds,
                                            reopened = :reopened, closed_at = :closedAt, rating = :grade,
                                            rating_words = :words, rated_at = :ratedAt, version = version + 1
                                        WHERE id = :id
                                          AND version = :seenVersion
                                        """), incident, due)
                        .param("condition", incident.conditionId())
                        .param("holderId", holder == null ? null : holder.id())
                        .param("holderName", holder == null ? null : holder.name())
                        .param("departmentNo", incident.departmentNo())
                        .param("verifier", incident.hands().verifier())
                        .param("handler", incident.hands().handler())
                        .param("checker", incident.hands().checker())
                        .param("rounds", incident.rounds())
                        .param("reopened", incident.reopened())
                        .param("closedAt", incident.closedAt() == null ? null : utc(incident.closedAt()))
                        .param("grade", rating == null ? null : rating.grade())
                        .param("words", rating == null ? null : rating.words())
                        .param("ratedAt", rating == null ? null : utc(rating.at()))
                        .param("seenVersion", seenVersion)
                        .update()
                == 1;
    }

    private static JdbcClient.StatementSpec bindStage(
            JdbcClient.StatementSpec statement, Incident incident, @Nullable Deadline due) {
        Budget budget = incident.stage().budget();
        return statement
                .param("id", incident.id())
                .param("unitNo", incident.place().unitNo())
                .param("category", incident.categoryCode())
                .param("state", incident.state().name())
                .param("since", utc(incident.stage().since()))
                .param("budget", budget == null ? null : budget.toString())
                .param("dueAt", due == null ? null : utc(due.at()))
                .param("provisional", due != null && due.isProvisional());
    }

    Optional<Incident> find(UUID id) {
        return jdbc.sql("""
                        SELECT id, no, unit_no, title, original_text, channel, reported_at, received_at, collector_id,
                               address, longitude, latitude,
                               contact_name IS NOT NULL OR contact_phone IS NOT NULL AS has_contact,
                               category_code, condition_id, state, stage_since, stage_budget, holder_id, holder_name,
                               department_no, verifier_id, handler_id, checker_id, rounds, reopened, closed_at,
                               rating, rating_words, rated_at, version
                        FROM incident
                        WHERE id = :id
                        """).param("id", id).query((row, i) -> read(row)).optional();
    }

    Optional<Instant> findDueAt(UUID id) {
        return jdbc.sql("SELECT due_at FROM incident WHERE id = :id AND due_at IS NOT NULL")
                .param("id", id)
                .query((row, i) -> instant(row, "due_at"))
                .optional();
    }

    Optional<UUID> findBySource(NewReport.Channel channel, String reference) {
        return jdbc.sql("SELECT id FROM incident WHERE channel = :channel AND source_reference = :reference")
                .param("channel", channel.name())
                .param("reference", reference)
                .query(UUID.class)
                .optional();
    }

    Optional<UUID> findByTrackingHash(byte[] hash) {
        return jdbc.sql("SELECT id FROM incident WHERE tracking_hash = :hash")
                .param("hash", hash)
                .query(UUID.class)
                .optional();
    }

    /** The sealed contact of an incident. */
    record SealedContact(byte @Nullable [] name, byte @Nullable [] phone) {}

    Optional<SealedContact> findContact(UUID id) {
        return jdbc.sql("SELECT contact_name, contact_phone FROM incident WHERE id = :id")
                .param("id", id)
                .query((row, i) -> new SealedContact(row.getBytes(1), row.getBytes(2)))
                .optional();
    }

    /** Forgets contacts of incidents closed before the instant. */
    int forgetContactsClosedBefore(Instant instant) {
        return jdbc.sql("""
                        UPDATE incident
                        SET contact_name = NULL, contact_phone = NULL, own_id = NULL
                        WHERE closed_at < :instant
                          AND (contact_phone IS NOT NULL OR contact_name IS NOT NULL)
                        """).param("instant", utc(instant)).update();
    }

    private static Incident read(ResultSet row) throws SQLException {
        String budget = row.getString("stage_budget");
        UUID holder = row.getObject("holder_id", UUID.class);
        OffsetDateTime ratedAt = row.getObject("rated_at", OffsetDateTime.class);
        Double longitude = row.getObject("longitude", Double.class);
        Double latitude = row.getObject("latitude", Double.class);
        return new Incident(
                row.getObject("id", UUID.class),
                row.getString("no"),
                new Incident.Report(
                        row.getString("title"),
                        row.getString("original_text"),
                        NewReport.Channel.valueOf(row.getString("channel")),
                        instant(row, "reported_at"),
                        instant(row, "received_at"),
                        row.getBoolean("has_contact")),
                new Incident.Place(
                        row.getInt("unit_no"),
                        row.getString("address"),
                        longitude == null || latitude == null ? null : new LonLat(longitude, latitude)),
                row.getString("category_code"),
                row.getString("condition_id"),
                new Incident.Stage(
                        State.valueOf(row.getString("state")),
                        instant(row, "stage_since"),
                        budget == null ? null : Budget.parse(budget),
                        holder == null ? null : new Incident.Holder(holder, row.getString("holder_name"))),
                row.getObject("department_no", Integer.class),
                new Incident.Hands(
                        row.getObject("collector_id", UUID.class),
                        row.getObject("verifier_id", UUID.class),
                        row.getObject("handler_id", UUID.class),
                        row.getObject("checker_id", UUID.class)),
                row.getInt("rounds"),
                row.getInt("reopened"),
                row.getObject("closed_at") == null ? null : instant(row, "closed_at"),
                ratedAt == null
                        ? null
                        : new Incident.Rating(row.getInt("rating"), row.getString("rating_words"), ratedAt.toInstant()),
                row.getInt("version"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
