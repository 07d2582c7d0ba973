package org.linli.territory.internal.bodies;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.kernel.NumberRanges;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code department} with all its columns. */
@Repository
public class BodyRows {

    private static final String SELECT = """
            SELECT d.no, d.id, d.unit_no, d.kind, d.name, d.duties, d.phone, d.address, d.valid_from, d.valid_to, d.replaces,
                   r.name AS replaces_name
            FROM department d
            JOIN department_kind k ON k.key = d.kind
            LEFT JOIN department r ON r.no = d.replaces
            """;

    private final JdbcClient jdbc;

    BodyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** At the unit itself, those that stand first, in the order of their kinds. */
    List<Body> list(int unitNo) {
        return jdbc.sql(SELECT + """
                        WHERE d.unit_no = :unit
                        ORDER BY d.valid_to NULLS FIRST, k.position, d.no
                        """)
                .param("unit", unitNo)
                .query((row, n) -> body(row))
                .list();
    }

    /** At any of the units, as far as they have not ended. */
    public List<Body> listStanding(Collection<Integer> unitNos) {
        return jdbc.sql(SELECT + """
                        WHERE d.unit_no = ANY (:units)
                          AND d.valid_to IS NULL
                        ORDER BY d.unit_no, k.position, d.no
                        """)
                .param("units", unitNos.toArray(Integer[]::new))
                .query((row, n) -> body(row))
                .list();
    }

    Optional<Body> find(int no) {
        return jdbc.sql(SELECT + "WHERE d.no = :no")
                .param("no", no)
                .query((row, n) -> body(row))
                .optional();
    }

    /** Empty if a body of the name stands at the unit. */
    public Optional<Integer> insert(UUID id, int unitNo, BodyDraft draft) {
        return jdbc.sql("""
                        INSERT INTO department (id, name, unit_no, kind, duties, phone, address, valid_from, replaces)
                        VALUES (:id, :name, :unit, :kind, :duties, :phone, :address, CAST(:from AS date), CAST(:replaces AS integer))
                        ON CONFLICT (unit_no, name) WHERE valid_to IS NULL DO NOTHING
                        RETURNING no
                        """)
                .param("id", id)
                .param("name", draft.name().strip())
                .param("unit", unitNo)
                .param("kind", draft.kind())
                .param("duties", draft.duties().strip())
                .param("phone", draft.phone().strip())
                .param("address", draft.address().strip())
                .param("from", draft.from())
                .param("replaces", draft.replaces())
                .query(Integer.class)
                .optional();
    }

    boolean isNameTaken(Body body, String name) {
        return jdbc.sql("""
                        SELECT EXISTS (
                          SELECT FROM department
                          WHERE unit_no = :unit
                            AND name = :name
                            AND valid_to IS NULL
                            AND no <> :no)
                        """)
                .param("unit", body.unitNo())
                .param("name", name)
                .param("no", body.no())
                .query(Boolean.class)
                .single();
    }

    void update(int no, BodyDraft draft) {
        jdbc.sql("""
                        UPDATE department
                        SET name = :name,
                            kind = :kind,
                            duties = :duties,
                            phone = :phone,
                            address = :address
                        WHERE no = :no
                        """)
                .param("no", no)
                .param("name", draft.name().strip())
                .param("kind", draft.kind())
                .param("duties", draft.duties().strip())
                .param("phone", draft.phone().strip())
                .param("address", draft.address().strip())
                .update();
    }

    /** Ends a body that has not ended; false if there is none such, or it began on that day or later. */
    public boolean end(int no, LocalDate day) {
        return jdbc.sql("""
                        UPDATE department
                        SET valid_to = :day
                        WHERE no = :no
                          AND valid_to IS NULL
                          AND (valid_from IS NULL OR valid_from < :day)
                        """).param("no", no).param("day", day).update() == 1;
    }

    /** Tells every server that departments have changed. */
    public void announce() {
        jdbc.sql("UPDATE territory_version SET units = units + 1").update();
    }

    /** How many facilities stand at each unit of the ranges on a day. */
    public Map<Integer, Integer> countFacilities(NumberRanges units, LocalDate day) {
        return jdbc
                .sql("""
                        SELECT d.unit_no, count(*)::integer AS facilities
                        FROM department d
                        JOIN department_kind k ON k.key = d.kind
                        WHERE k.is_facility
                          AND d.unit_no <@ CAST(:units AS int4multirange)
                          AND (d.valid_from IS NULL OR d.valid_from <= :day)
                          AND (d.valid_to IS NULL OR d.valid_to > :day)
                        GROUP BY d.unit_no
                        """)
                .param("units", units.asMultirange())
                .param("day", day)
                .query((row, n) -> Map.entry(row.getInt("unit_no"), row.getInt("facilities")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Body body(ResultSet row) throws SQLException {
        return new Body(
                row.getInt("no"),
                row.getObject("id", UUID.class),
                row.getInt("unit_no"),
                row.getString("kind"),
                row.getString("name"),
                row.getString("duties"),
                row.getString("phone"),
                row.getString("address"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                row.getObject("replaces", Integer.class),
                row.getString("replaces_name"));
    }
}
