package org.linli.incidents.internal;

import org.linli.incidents.Incident;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The public projection of incidents: kind, place to the grid, progress; no words, address, photo or person. */
@Repository
class Published {

    private final JdbcClient jdbc;
    private final Categories categories;

    Published(JdbcClient jdbc, Categories categories) {
        this.jdbc = jdbc;
        this.categories = categories;
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
}
