package org.linli.incidents.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.clock.Budget;
import org.linli.incidents.Partnerships.Part;
import org.linli.incidents.State;
import org.linli.territory.Matters.Involvement;
import org.linli.territory.Matters.Matter;
import org.linli.territory.Matters.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which matter an incident belongs to and who its partners are; every statement runs under the scope of the open transaction. */
@Repository
class PartnerRows {

    private static final int LONGEST_LIST = 200;

    private final JdbcClient jdbc;

    PartnerRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A partner of an incident. */
    record Partner(int departmentNo, Role role, @Nullable Instant answeredAt) {

        boolean isUnheard() {
            return role == Role.IS_HEARD && answeredAt == null;
        }
    }

    Optional<UUID> findMatter(UUID incident) {
        return jdbc.sql("SELECT matter_id FROM incident_matter WHERE incident_id = :incident")
                .param("incident", incident)
                .query(UUID.class)
                .optional();
    }

    List<Partner> list(UUID incident) {
        return jdbc.sql("""
                        SELECT department_no, role, answered_at
                        FROM incident_partner
                        WHERE incident_id = :incident
                          AND ended_at IS NULL
                        ORDER BY role DESC, department_no
                        """)
                .param("incident", incident)
                .query((row, n) -> new Partner(
                        row.getInt("department_no"), Role.valueOf(row.getString("role")), instant(row, "answered_at")))
                .list();
    }

    /** The partners of this dispatch; those of one before see it no more. */
    void keep(UUID incident, Optional<Matter> matter, Set<Integer> except, Instant at) {
        jdbc.sql("DELETE FROM incident_matter WHERE incident_id = :incident")
                .param("incident", incident)
                .update();
        jdbc.sql("UPDATE incident_partner SET ended_at = :at WHERE incident_id = :incident AND ended_at IS NULL")
                .param("incident", incident)
                .param("at", IncidentRows.utc(at))
                .update();
        matter.ifPresent(driving -> keep(incident, driving, except, at));
    }

    private void keep(UUID incident, Matter matter, Set<Integer> except, Instant at) {
        jdbc.sql("INSERT INTO incident_matter (incident_id, matter_id, since) VALUES (:incident, :matter, :at)")
                .param("incident", incident)
                .param("matter", matter.id())
                .param("at", IncidentRows.utc(at))
                .update();
        Map<Integer, String> roles = new TreeMap<>(matter.partners().stream()
                .filter(partner -> !except.contains(partner.departmentNo()))
                .collect(Collectors.toMap(
                        partner -> partner.departmentNo(),
                        partner -> partner.role().name())));
        jdbc.sql("""
                        INSERT INTO incident_partner (incident_id, department_no, matter_id, role, asked_at)
                        SELECT :incident, p.no, :matter, p.role, :at
                        FROM unnest(:numbers::integer[], :roles::text[]) AS p (no, role)
                        ON CONFLICT (incident_id, department_no) DO UPDATE
                        SET matter_id = excluded.matter_id, role = excluded.role, ended_at = NULL
                        """)
                .param("incident", incident)
                .param("matter", matter.id())
                .param("at", IncidentRows.utc(at))
                .param("numbers", roles.keySet().toArray(Integer[]::new))
                .param("roles", roles.values().toArray(String[]::new))
                .update();
    }

    void answered(UUID incident, int departmentNo, Instant at) {
        jdbc.sql("""
                        UPDATE incident_partner
                        SET answered_at = coalesce(answered_at, :at)
                        WHERE incident_id = :incident
                          AND department_no = :department
                        """)
                .param("incident", incident)
                .param("department", departmentNo)
                .param("at", IncidentRows.utc(at))
                .update();
    }

    /** What the scope of the transaction's department opens. */
    List<Part> parts() {
        return jdbc.sql("""
                        SELECT *
                        FROM partner_incidents()
                        ORDER BY closed_at IS NOT NULL, role = 'IS_TOLD' OR answered_at IS NOT NULL, due_at, received_at DESC
                        LIMIT :limit
                        """)
                .param("limit", LONGEST_LIST)
                .query((row, n) -> part(row))
                .list();
    }

    /** How many wait for the department's word or order. */
    long countWaiting() {
        return jdbc.sql("""
                        SELECT count(*)
                        FROM partner_incidents()
                        WHERE role <> 'IS_TOLD'
                          AND answered_at IS NULL
                          AND state NOT IN ('CLOSED', 'REJECTED')
                        """).query(Long.class).single();
    }

    Optional<Part> findPart(UUID incident) {
        return jdbc.sql("SELECT * FROM partner_incidents() WHERE incident_id = :incident")
                .param("incident", incident)
                .query((row, n) -> part(row))
                .optional();
    }

    private static Part part(ResultSet row) throws SQLException {
        String budget = row.getString("stage_budget");
        return new Part(
                row.getObject("incident_id", UUID.class),
                row.getObject("matter_id", UUID.class),
                Involvement.valueOf(row.getString("role")),
                IncidentRows.instant(row, "asked_at"),
                instant(row, "answered_at"),
                row.getString("no"),
                row.getString("title"),
                row.getString("words"),
                row.getString("address"),
                row.getInt("unit_no"),
                row.getString("category_code"),
                State.valueOf(row.getString("state")),
                IncidentRows.instant(row, "stage_since"),
                budget == null ? null : Budget.parse(budget),
                instant(row, "due_at"),
                IncidentRows.instant(row, "received_at"),
                instant(row, "closed_at"),
                row.getObject("department_no", Integer.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
