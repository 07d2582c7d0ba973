package org.linli.incidents.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Orders of supervising bodies; every statement runs under the scope of the open transaction. */
@Repository
class SupervisionRows {

    private final JdbcClient jdbc;

    SupervisionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An order about an incident. */
    record Order(
            UUID id,
            UUID incidentId,
            int departmentNo,
            Instant orderedAt,
            LocalDate answerUntil,
            @Nullable Instant answeredAt) {}

    /** Whether no other order stands unanswered. */
    boolean insert(Order order, UUID matter) {
        return jdbc.sql("""
                        INSERT INTO incident_supervision (id, incident_id, matter_id, department_no, ordered_at, answer_until)
                        VALUES (:id, :incident, :matter, :department, :at, :until)
                        ON CONFLICT (incident_id) WHERE answered_at IS NULL DO NOTHING
                        """)
                        .param("id", order.id())
                        .param("incident", order.incidentId())
                        .param("matter", matter)
                        .param("department", order.departmentNo())
                        .param("at", IncidentRows.utc(order.orderedAt()))
                        .param("until", order.answerUntil())
                        .update()
                == 1;
    }

    /** @return the order that stood until now */
    Optional<Order> answer(UUID incident, Instant at) {
        return jdbc.sql("""
                        UPDATE incident_supervision
                        SET answered_at = :at
                        WHERE incident_id = :incident
                          AND answered_at IS NULL
                        RETURNING *
                        """)
                .param("incident", incident)
                .param("at", IncidentRows.utc(at))
                .query((row, n) -> order(row))
                .optional();
    }

    /** By incident, the latest first. */
    List<Order> list(Collection<UUID> incidents) {
        return jdbc.sql("""
                        SELECT *
                        FROM incident_supervision
                        WHERE incident_id = ANY (:incidents)
                        ORDER BY incident_id, ordered_at DESC, id DESC
                        """)
                .param("incidents", incidents.toArray(UUID[]::new))
                .query((row, n) -> order(row))
                .list();
    }

    private static Order order(ResultSet row) throws SQLException {
        OffsetDateTime answered = row.getObject("answered_at", OffsetDateTime.class);
        return new Order(
                row.getObject("id", UUID.class),
                row.getObject("incident_id", UUID.class),
                row.getInt("department_no"),
                IncidentRows.instant(row, "ordered_at"),
                row.getObject("answer_until", LocalDate.class),
                answered == null ? null : answered.toInstant());
    }
}
