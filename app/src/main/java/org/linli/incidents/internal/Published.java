package org.linli.incidents.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.linli.incidents.Incident;
import org.linli.incidents.PublishedIncidents;
import org.linli.incidents.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The public projection of incidents: kind, place to the grid, progress; no words, address, photo or person. */
@Repository
class Published implements PublishedIncidents {

    private final JdbcClient jdbc;
    private final Categories categories;
    private final Clock clock;

    Published(JdbcClient jdbc, Categories categories, Clock clock) {
        this.jdbc = jdbc;
        this.categories = categories;
        this.clock = clock;
    }

    /** A report becomes public once somebody has verified what it is. */
    void refresh(Incident incident) {
        if (incident.categoryCode() == null || incident.hands().verifier() == null) {
            return;
        }
        Incident.Rating rating = incident.rating();
        jdbc.sql("""
                        INSERT INTO incident_published (incident_id, unit_no, category_name, state, reported_at,
                          closed_at, rating)
                        VALUES (:id, :unitNo, :category, :state, :reportedAt, :closedAt, :rating)
                        ON CONFLICT (incident_id) DO UPDATE
                        SET unit_no = excluded.unit_no, category_name = excluded.category_name,
                            state = excluded.state, closed_at = excluded.closed_at, rating = excluded.rating
                        """)
                .param("id", incident.id())
                .param("unitNo", incident.place().unitNo())
                .param("category", categories.get(incident.categoryCode()).name())
                .param("state", incident.state().name())
                .param("reportedAt", IncidentRows.utc(incident.report().receivedAt()))
                .param("closedAt", incident.closedAt() == null ? null : IncidentRows.utc(incident.closedAt()))
                .param("rating", rating == null ? null : rating.grade())
                .update();
    }

    @Override
    public List<PublishedIncidents.Published> listLatest(int limit) {
        return jdbc.sql("""
                        SELECT category_name, unit_no, state, reported_at, closed_at, rating
                        FROM incident_published
                        ORDER BY closed_at DESC NULLS LAST, reported_at DESC
                        LIMIT :limit
                        """)
                .param("limit", limit)
                .query((row, i) -> {
                    OffsetDateTime closedAt = row.getObject("closed_at", OffsetDateTime.class);
                    return new PublishedIncidents.Published(
                            row.getString("category_name"),
                            row.getInt("unit_no"),
                            State.valueOf(row.getString("state")),
                            IncidentRows.instant(row, "reported_at"),
                            closedAt == null ? null : closedAt.toInstant(),
                            row.getObject("rating", Integer.class));
                })
                .list();
    }

    @Override
    public Month lastThirtyDays() {
        return jdbc.sql("""
                        SELECT count(*) FILTER (WHERE reported_at > :since) AS reported,
                               count(*) FILTER (WHERE closed_at > :since AND state = 'CLOSED') AS closed,
                               count(*) FILTER (WHERE closed_at > :since AND rating >= 4) AS satisfied,
                               count(*) FILTER (WHERE closed_at > :since AND rating IS NOT NULL) AS rated
                        FROM incident_published
                        WHERE reported_at > :since OR closed_at > :since
                        """)
                .param("since", IncidentRows.utc(clock.instant().minus(Duration.ofDays(30))))
                .query(Month.class)
                .single();
    }
}
