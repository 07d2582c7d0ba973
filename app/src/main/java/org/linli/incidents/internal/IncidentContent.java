package org.linli.incidents.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.evidence.BusinessRows;
import org.linli.evidence.RowDigest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the row of an incident says, for holding it against the log. Whoever changes a column that stands here puts {@link
 * #get} among the facts of the act. Left out: the due instant, which follows from the stage and the calendar, and the
 * version.
 */
@Component
public class IncidentContent implements BusinessRows {

    private static final int FORM = 1;
    private static final List<String> COLUMNS = List.of(
            "id",
            "no",
            "unit_no",
            "title",
            "original_text",
            "channel",
            "source_reference",
            "reported_at",
            "received_at",
            "collector_id",
            "address",
            "longitude",
            "latitude",
            "accuracy_m",
            "tracking_hash",
            "category_code",
            "condition_id",
            "state",
            "stage_since",
            "stage_budget",
            "holder_id",
            "holder_name",
            "department_no",
            "verifier_id",
            "handler_id",
            "checker_id",
            "rounds",
            "reopened",
            "closed_at",
            "rating",
            "rating_words",
            "rated_at");

    /** Retention forgets them. */
    private static final List<String> CONTACT = List.of("id", "contact_name", "contact_phone");

    private final JdbcClient jdbc;

    public IncidentContent(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return IncidentDesk.SUBJECT;
    }

    /** The row as it stands in this transaction. */
    Row get(UUID id) {
        return jdbc.sql("SELECT * FROM incident WHERE id = :id")
                .param("id", id)
                .query((row, number) -> read(row))
                .single();
    }

    /** An incident as it stands in this transaction, and the unit it belongs to. */
    record Placed(int unitNo, Row row) {}

    List<Placed> list(Collection<UUID> ids) {
        return jdbc.sql("SELECT * FROM incident WHERE id = ANY(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> new Placed(row.getInt("unit_no"), read(row)))
                .list();
    }

    @Override
    public List<Row> listAfter(Optional<UUID> after, int limit) {
        return jdbc.sql("""
                        SELECT *
                        FROM incident
                        %s
                        ORDER BY id
                        LIMIT :limit
                        """.formatted(after.isPresent() ? "WHERE id > :after" : ""))
                .param("after", after.orElse(null))
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
    }

    private static Row read(ResultSet row) throws SQLException {
        boolean isContactKept = row.getObject("contact_name") != null || row.getObject("contact_phone") != null;
        return new Row(
                row.getObject("id", UUID.class),
                RowDigest.of(FORM, row, COLUMNS),
                isContactKept ? Optional.of(RowDigest.of(FORM, row, CONTACT)) : Optional.empty());
    }
}
