package org.linli.incidents.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.linli.territory.MatterSubjects;
import org.linli.territory.MatterWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Incidents as the work that matters drive, and their categories as what matters are about. */
@Repository
class DrivenWork implements MatterWork, MatterSubjects {

    private final JdbcClient jdbc;
    private final Categories categories;

    DrivenWork(JdbcClient jdbc, Categories categories) {
        this.jdbc = jdbc;
        this.categories = categories;
    }

    @Override
    public List<Subject> list() {
        return categories.list().stream()
                .map(category -> new Subject(category.code(), category.className(), category.name()))
                .toList();
    }

    @Override
    public List<Standing> standings(Collection<UUID> matters, Instant from, Instant until, Instant now) {
        return jdbc.sql("""
                        SELECT m.matter_id AS matter, i.unit_no,
                               count(*) FILTER (WHERE i.state NOT IN ('CLOSED', 'REJECTED')) AS open,
                               count(*) FILTER (WHERE i.due_at >= :now AND i.due_at < :soon) AS soon,
                               count(*) FILTER (WHERE i.due_at < :now) AS late,
                               count(*) FILTER (WHERE ended.at IS NOT NULL) AS closed,
                               count(*) FILTER (WHERE ended.at IS NOT NULL AND handled.is_in_time) AS closed_in_time
                        FROM incident_matter m
                        JOIN incident i ON i.id = m.incident_id
                        LEFT JOIN LATERAL (
                          SELECT i.closed_at AS at
                          WHERE i.state = 'CLOSED'
                            AND i.closed_at >= :from
                            AND i.closed_at < :until) AS ended ON true
                        LEFT JOIN LATERAL (
                          SELECT done.at <= (
                                   SELECT began.due_at
                                   FROM incident_event began
                                   WHERE began.incident_id = i.id
                                     AND began.to_state = 'HANDLING'
                                     AND began.at < done.at
                                   ORDER BY began.at DESC
                                   LIMIT 1) AS is_in_time
                          FROM incident_event done
                          WHERE done.incident_id = i.id
                            AND done.verb = 'incident.handled'
                          ORDER BY done.at DESC
                          LIMIT 1) AS handled ON ended.at IS NOT NULL
                        WHERE m.matter_id = ANY (:matters)
                        GROUP BY m.matter_id, i.unit_no
                        ORDER BY i.unit_no
                        """)
                .param("matters", matters.toArray(UUID[]::new))
                .param("from", IncidentRows.utc(from))
                .param("until", IncidentRows.utc(until))
                .param("now", IncidentRows.utc(now))
                .param("soon", IncidentRows.utc(now.plus(IncidentLists.SOON)))
                .query(Standing.class)
                .list();
    }

    @Override
    public List<Answers> answers(Collection<UUID> matters, Instant from, Instant until) {
        return jdbc.sql("""
                        SELECT matter_id AS matter, department_no, count(*) AS asked, count(answered_at) AS answered
                        FROM incident_partner
                        WHERE matter_id = ANY (:matters)
                          AND asked_at >= :from
                          AND asked_at < :until
                          AND role <> 'IS_TOLD'
                        GROUP BY matter_id, department_no
                        """)
                .param("matters", matters.toArray(UUID[]::new))
                .param("from", IncidentRows.utc(from))
                .param("until", IncidentRows.utc(until))
                .query(Answers.class)
                .list();
    }

    @Override
    public List<Orders> orders(Collection<UUID> matters, Instant from, Instant until) {
        return jdbc.sql("""
                        SELECT matter_id AS matter, count(*) AS given, count(answered_at) AS answered
                        FROM incident_supervision
                        WHERE matter_id = ANY (:matters)
                          AND ordered_at >= :from
                          AND ordered_at < :until
                        GROUP BY matter_id
                        """)
                .param("matters", matters.toArray(UUID[]::new))
                .param("from", IncidentRows.utc(from))
                .param("until", IncidentRows.utc(until))
                .query(Orders.class)
                .list();
    }

    @Override
    public void part(UUID matter, Set<Integer> departmentNos, Instant at) {
        jdbc.sql("""
                        UPDATE incident_partner
                        SET ended_at = :at
                        WHERE matter_id = :matter
                          AND department_no = ANY (:departments)
                          AND ended_at IS NULL
                        """)
                .param("matter", matter)
                .param("departments", departmentNos.toArray(Integer[]::new))
                .param("at", IncidentRows.utc(at))
                .update();
    }
}
