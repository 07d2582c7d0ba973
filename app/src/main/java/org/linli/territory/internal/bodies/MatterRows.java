package org.linli.territory.internal.bodies;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.kernel.NumberRanges;
import org.linli.territory.Matters.Draft;
import org.linli.territory.Matters.Matter;
import org.linli.territory.Matters.Partner;
import org.linli.territory.Matters.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tables of matters; names and duties of bodies are public, so reading needs no scope. */
@Repository
class MatterRows {

    private static final String SELECT = """
            SELECT m.id, m.unit_no, m.name, m.lead_no, d.name AS lead, m.supervisor_no, s.name AS supervisor, m.begun_on,
                   m.ended_on,
                   ARRAY(SELECT code FROM joint_matter_subject j WHERE j.matter_id = m.id) AS subjects
            FROM joint_matter m
            JOIN department d ON d.no = m.lead_no
            LEFT JOIN department s ON s.no = m.supervisor_no
            """;

    private final JdbcClient jdbc;

    MatterRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record PartnerRow(UUID matter, Partner partner) {}

    List<Matter> list(int unitNo, LocalDate today) {
        return withPartners(jdbc.sql(SELECT + """
                        WHERE m.unit_no = :unit
                          AND (m.ended_on IS NULL OR m.ended_on > :today)
                        ORDER BY m.name, m.id
                        """)
                .param("unit", unitNo)
                .param("today", today)
                .query((row, n) -> matter(row))
                .list());
    }

    /** Those of all the units, ended ones last. */
    List<Matter> listAll(NumberRanges units) {
        return withPartners(jdbc.sql(SELECT + """
                        WHERE m.unit_no <@ CAST(:units AS int4multirange)
                        ORDER BY m.ended_on NULLS FIRST, m.name, m.id
                        LIMIT 500
                        """)
                .param("units", units.asMultirange())
                .query((row, n) -> matter(row))
                .list());
    }

    /** Those that the body has to do with, ended ones last. */
    List<Matter> listOf(int departmentNo) {
        return withPartners(jdbc.sql(SELECT + """
                        WHERE m.lead_no = :body
                           OR m.supervisor_no = :body
                           OR EXISTS (
                             SELECT FROM joint_matter_partner p
                             WHERE p.matter_id = m.id
                               AND p.department_no = :body)
                        ORDER BY m.ended_on NULLS FIRST, m.name, m.id
                        LIMIT 500
                        """)
                .param("body", departmentNo)
                .query((row, n) -> matter(row))
                .list());
    }

    Optional<Matter> find(UUID id) {
        return withPartners(jdbc.sql(SELECT + "WHERE m.id = :id")
                        .param("id", id)
                        .query((row, n) -> matter(row))
                        .list())
                .stream()
                .findFirst();
    }

    /** @param nearestFirst numbers of units */
    Optional<Matter> findFor(String subject, List<Integer> nearestFirst, LocalDate day) {
        return withPartners(jdbc.sql(SELECT + """
                        JOIN joint_matter_subject about ON about.matter_id = m.id AND about.code = :subject
                        WHERE m.unit_no = ANY (:path)
                          AND m.begun_on <= :day
                          AND (m.ended_on IS NULL OR m.ended_on > :day)
                          AND (d.valid_to IS NULL OR d.valid_to > :day)
                        ORDER BY array_position(:path::integer[], m.unit_no), m.begun_on DESC, m.id DESC
                        LIMIT 1
                        """)
                        .param("subject", subject)
                        .param("path", nearestFirst.toArray(Integer[]::new))
                        .param("day", day)
                        .query((row, n) -> matter(row))
                        .list())
                .stream()
                .findFirst();
    }

    private List<Matter> withPartners(List<Matter> matters) {
        if (matters.isEmpty()) {
            return matters;
        }
        Map<UUID, List<Partner>> partners =
                partners(matters.stream().map(Matter::id).toList());
        return matters.stream()
                .map(m -> new Matter(
                        m.id(),
                        m.unitNo(),
                        m.name(),
                        m.leadNo(),
                        m.lead(),
                        m.supervisorNo(),
                        m.supervisor(),
                        m.begunOn(),
                        m.endedOn(),
                        m.subjects(),
                        partners.getOrDefault(m.id(), List.of())))
                .toList();
    }

    private Map<UUID, List<Partner>> partners(Collection<UUID> matters) {
        return jdbc
                .sql("""
                        SELECT p.matter_id, p.department_no, d.name, p.role
                        FROM joint_matter_partner p
                        JOIN department d ON d.no = p.department_no
                        WHERE p.matter_id = ANY (:matters)
                        ORDER BY p.role DESC, d.name
                        """)
                .param("matters", matters.toArray(UUID[]::new))
                .query((row, n) -> new PartnerRow(
                        row.getObject("matter_id", UUID.class),
                        new Partner(
                                row.getInt("department_no"),
                                row.getString("name"),
                                Role.valueOf(row.getString("role")))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        PartnerRow::matter, Collectors.mapping(PartnerRow::partner, Collectors.toList())));
    }

    boolean isNameTaken(UUID id, int unitNo, String name, LocalDate today) {
        return jdbc.sql("""
                        SELECT EXISTS (
                          SELECT FROM joint_matter
                          WHERE unit_no = :unit
                            AND name = :name
                            AND (ended_on IS NULL OR ended_on > :today)
                            AND id <> :id)
                        """)
                .param("unit", unitNo)
                .param("name", name)
                .param("today", today)
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    void insert(UUID id, int unitNo, Draft draft) {
        jdbc.sql("""
                        INSERT INTO joint_matter (id, unit_no, name, lead_no, supervisor_no, begun_on, ended_on)
                        VALUES (:id, :unit, :name, :lead, CAST(:supervisor AS integer), :from, CAST(:until AS date))
                        """)
                .param("id", id)
                .param("unit", unitNo)
                .param("name", draft.name().strip())
                .param("lead", draft.leadNo())
                .param("supervisor", draft.supervisorNo())
                .param("from", draft.from())
                .param("until", draft.until())
                .update();
        putParts(id, draft);
    }

    void update(UUID id, Draft draft) {
        jdbc.sql("""
                        UPDATE joint_matter
                        SET name = :name, lead_no = :lead, supervisor_no = CAST(:supervisor AS integer),
                            ended_on = CAST(:until AS date)
                        WHERE id = :id
                        """)
                .param("id", id)
                .param("name", draft.name().strip())
                .param("lead", draft.leadNo())
                .param("supervisor", draft.supervisorNo())
                .param("until", draft.until())
                .update();
        jdbc.sql("DELETE FROM joint_matter_partner WHERE matter_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("DELETE FROM joint_matter_subject WHERE matter_id = :id")
                .param("id", id)
                .update();
        putParts(id, draft);
    }

    private void putParts(UUID id, Draft draft) {
        jdbc.sql("""
                        INSERT INTO joint_matter_partner (matter_id, department_no, role)
                        SELECT :id, p.no, p.role
                        FROM unnest(:numbers::integer[], :roles::text[]) AS p (no, role)
                        """)
                .param("id", id)
                .param("numbers", draft.partners().keySet().toArray(Integer[]::new))
                .param(
                        "roles",
                        draft.partners().values().stream().map(Role::name).toArray(String[]::new))
                .update();
        jdbc.sql("""
                        INSERT INTO joint_matter_subject (matter_id, code)
                        SELECT :id, code
                        FROM unnest(:codes::text[]) AS code
                        """)
                .param("id", id)
                .param("codes", draft.subjects().toArray(String[]::new))
                .update();
    }

    /** Whether it had not ended before. */
    boolean end(UUID id, int unitNo, LocalDate today) {
        return jdbc.sql("""
                        UPDATE joint_matter
                        SET ended_on = greatest(begun_on, CAST(:today AS date))
                        WHERE id = :id
                          AND unit_no = :unit
                          AND (ended_on IS NULL OR ended_on > :today)
                        """)
                        .param("id", id)
                        .param("unit", unitNo)
                        .param("today", today)
                        .update()
                == 1;
    }

    private static Matter matter(ResultSet row) throws SQLException {
        return new Matter(
                row.getObject("id", UUID.class),
                row.getInt("unit_no"),
                row.getString("name"),
                row.getInt("lead_no"),
                row.getString("lead"),
                row.getObject("supervisor_no", Integer.class),
                row.getString("supervisor"),
                row.getObject("begun_on", LocalDate.class),
                row.getObject("ended_on", LocalDate.class),
                codes(row),
                List.of());
    }

    private static Set<String> codes(ResultSet row) throws SQLException {
        return new HashSet<>(List.of((String[]) row.getArray("subjects").getArray()));
    }
}
