package org.linli.territory.internal.admission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.territory.GridAdmissions.Proposal;
import org.linli.territory.GridItem;
import org.linli.territory.internal.admission.Admission.Decision;
import org.linli.territory.internal.admission.Admission.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code grid_admission}, as the scope of the transaction shows it. */
@Repository
class AdmissionRows {

    private static final String SELECT = """
            SELECT id, unit_no, department_no, post_id, proposed_by, proposer, body, proposed_at, name, frequency, evidence,
                   basis, lower(valid) AS from_day, upper(valid) AS until_day, why_grid, people, funds, state, decided_by,
                   decider, decided_at, reason, item_id
            FROM grid_admission
            """;

    private final JdbcClient jdbc;

    AdmissionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return whether it was written: not while another of the same name waits at the unit */
    boolean insert(Admission admission) {
        Proposal proposal = admission.proposal();
        return jdbc.sql("""
                        INSERT INTO grid_admission (id, unit_no, department_no, post_id, proposed_by, proposer, body, proposed_at,
                                                    name, frequency, evidence, basis, valid, why_grid, people, funds)
                        VALUES (:id, :unitNo, :departmentNo, :post, :account, :proposer, :body, :at,
                                :name, :frequency, :evidence, :basis, daterange(:from, CAST(:until AS date)), :why, :people, :funds)
                        ON CONFLICT (unit_no, name) WHERE state = 'WAITING' DO NOTHING
                        """)
                        .param("id", admission.id())
                        .param("unitNo", proposal.unitNo())
                        .param("departmentNo", admission.departmentNo())
                        .param("post", admission.postId())
                        .param("account", admission.proposedBy())
                        .param("proposer", admission.proposer())
                        .param("body", admission.body())
                        .param("at", utc(admission.proposedAt()))
                        .param("name", proposal.wording().name())
                        .param("frequency", proposal.wording().frequency())
                        .param("evidence", proposal.wording().evidence())
                        .param("basis", proposal.wording().basis())
                        .param("from", proposal.from())
                        .param("until", proposal.until())
                        .param("why", proposal.whyGrid())
                        .param("people", proposal.people())
                        .param("funds", proposal.funds())
                        .update()
                == 1;
    }

    Optional<Admission> find(UUID id) {
        return jdbc.sql(SELECT + " WHERE id = :id")
                .param("id", id)
                .query((row, n) -> admission(row))
                .optional();
    }

    /** The same, held until the end of the transaction. */
    Optional<Admission> lock(UUID id) {
        return jdbc.sql(SELECT + " WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query((row, n) -> admission(row))
                .optional();
    }

    boolean existsAt(int unitNo) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM grid_admission WHERE unit_no = :unitNo)")
                .param("unitNo", unitNo)
                .query(Boolean.class)
                .single();
    }

    /** Newest first. */
    List<Admission> listIn(State state, @Nullable UUID before, int limit) {
        return jdbc.sql(SELECT + """
                        WHERE state = :state
                          AND (CAST(:before AS uuid) IS NULL OR id < CAST(:before AS uuid))
                        ORDER BY id DESC
                        LIMIT :limit
                        """)
                .param("state", state.name())
                .param("before", before)
                .param("limit", limit)
                .query((row, n) -> admission(row))
                .list();
    }

    /** What waits for somebody other than this account and post, longest waiting first. */
    List<Admission> listWaitingFor(UUID account, UUID post, int limit) {
        return jdbc.sql(SELECT + """
                        WHERE state = 'WAITING'
                          AND proposed_by <> :account
                          AND post_id <> :post
                        ORDER BY id
                        LIMIT :limit
                        """)
                .param("account", account)
                .param("post", post)
                .param("limit", limit)
                .query((row, n) -> admission(row))
                .list();
    }

    /** What was decided for exactly these units, newest first. */
    List<Admission> listDecided(List<Integer> units, int limit) {
        return jdbc.sql(SELECT + """
                        WHERE unit_no = ANY (:units::integer[])
                          AND state IN ('ADMITTED', 'REFUSED')
                        ORDER BY id DESC
                        LIMIT :limit
                        """)
                .param("units", units.toArray(Integer[]::new))
                .param("limit", limit)
                .query((row, n) -> admission(row))
                .list();
    }

    void withdraw(UUID id, Instant now) {
        jdbc.sql("""
                        UPDATE grid_admission
                        SET state = 'WITHDRAWN', decided_at = :at
                        WHERE id = :id
                        """).param("id", id).param("at", utc(now)).update();
    }

    void decide(UUID id, State state, Decision decision, @Nullable UUID item, Instant now) {
        jdbc.sql("""
                        UPDATE grid_admission
                        SET state = :state, decided_by = :account, decider = :by, decided_at = :at, reason = :reason,
                            item_id = CAST(:item AS uuid)
                        WHERE id = :id
                        """)
                .param("id", id)
                .param("state", state.name())
                .param("account", decision.accountId())
                .param("by", decision.by())
                .param("at", utc(now))
                .param("reason", decision.reason())
                .param("item", item)
                .update();
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    private static Admission admission(ResultSet row) throws SQLException {
        return new Admission(
                row.getObject("id", UUID.class),
                new Proposal(
                        row.getInt("unit_no"),
                        new GridItem.Wording(
                                row.getString("name"),
                                row.getString("frequency"),
                                row.getString("evidence"),
                                row.getString("basis")),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("until_day", LocalDate.class),
                        row.getString("why_grid"),
                        row.getString("people"),
                        row.getString("funds")),
                row.getObject("department_no", Integer.class),
                row.getObject("post_id", UUID.class),
                row.getObject("proposed_by", UUID.class),
                row.getString("proposer"),
                row.getString("body"),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getObject("decided_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null),
                decision(row),
                row.getObject("item_id", UUID.class));
    }

    private static @Nullable Decision decision(ResultSet row) throws SQLException {
        UUID by = row.getObject("decided_by", UUID.class);
        return by == null ? null : new Decision(by, row.getString("decider"), row.getString("reason"));
    }
}
