package org.linli.identity.internal.transfer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.identity.internal.transfer.Transfer.Answer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code transfer_order}, and who holds the posts that move. */
@Repository
class TransferRows {

    private static final String SELECT = """
            SELECT t.*, a.display_name AS person
            FROM transfer_order t
            JOIN account a ON a.id = t.account_id
            """;

    private final JdbcClient jdbc;

    TransferRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Somebody who holds a post on a day. */
    record Holder(
            UUID postId, UUID accountId, String person, String title, String permissionSet, Employment employment) {}

    /** An order to be written. */
    record Order(UUID id, Holder holder, int fromUnitNo, int toUnitNo, UUID evidenceId) {}

    /** Who holds these posts, by name. */
    List<Holder> holders(Collection<UUID> posts, LocalDate day) {
        return jdbc.sql("""
                        SELECT p.id AS post_id, a.id AS account_id, a.display_name, p.title, p.permission_set,
                               coalesce(e.standing, '') AS standing, coalesce(e.grade, '') AS grade,
                               coalesce(e.pay_class, '') AS pay_class
                        FROM post p
                        JOIN appointment held ON held.post_id = p.id AND held.valid_during @> CAST(:day AS date)
                        JOIN account a ON a.id = held.account_id
                        LEFT JOIN employment e ON e.account_id = a.id
                        WHERE p.id = ANY (:posts::uuid[])
                        ORDER BY a.display_name COLLATE "C", a.id, p.title
                        """)
                .param("posts", texts(posts, UUID::toString))
                .param("day", day)
                .query((row, n) -> new Holder(
                        row.getObject("post_id", UUID.class),
                        row.getObject("account_id", UUID.class),
                        row.getString("display_name"),
                        row.getString("title"),
                        row.getString("permission_set"),
                        EmploymentRows.employment(row)))
                .list();
    }

    /** A person who goes to a unit with a post. */
    private record Moving(UUID postId, UUID accountId, int unitNo) {}

    /** The units at which two or more full-time grid workers would stand on a day, of those that get posts. */
    List<Integer> withTwoFullTimers(List<Dealing.Part> parts, LocalDate day) {
        List<Moving> moving = parts.stream()
                .flatMap(part ->
                        part.people().stream().map(person -> new Moving(part.postId(), person, part.toUnitNo())))
                .toList();
        return jdbc.sql("""
                        WITH standing AS (
                          SELECT post_id, account_id, unit_no
                          FROM unnest(:posts::uuid[], :people::uuid[], :units::integer[]) AS m (post_id, account_id, unit_no)
                          UNION ALL
                          SELECT p.id, held.account_id, p.unit_no
                          FROM post p
                          JOIN appointment held ON held.post_id = p.id
                          WHERE p.unit_no = ANY (:units::integer[])
                            AND p.id <> ALL (:posts::uuid[]))
                        SELECT standing.unit_no
                        FROM standing
                        JOIN appointment held
                          ON held.post_id = standing.post_id
                         AND held.account_id = standing.account_id
                         AND held.grid_kind = 'FULL_TIME'
                         AND held.valid_during @> CAST(:day AS date)
                        JOIN account
                          ON account.id = held.account_id
                         AND account.state <> 'CLOSED'
                        GROUP BY standing.unit_no
                        HAVING count(DISTINCT held.account_id) > 1
                        """)
                .param("posts", texts(moving, one -> one.postId().toString()))
                .param("people", texts(moving, one -> one.accountId().toString()))
                .param("units", moving.stream().map(Moving::unitNo).toArray(Integer[]::new))
                .param("day", day)
                .query(Integer.class)
                .list();
    }

    /**
     * All that must not change when posts move: their title, rights and department, who holds them and as what in a grid, and
     * as what each holder is employed.
     */
    Map<UUID, String> invariants(Collection<UUID> posts) {
        return jdbc
                .sql("""
                        SELECT p.id,
                               jsonb_build_array(
                                 p.title, p.permission_set, p.department_no,
                                 (SELECT jsonb_agg(jsonb_build_array(held.account_id, held.valid_during, held.grid_kind, e.standing, e.grade, e.pay_class)
                                                   ORDER BY held.account_id, held.valid_during)
                                  FROM appointment held
                                  LEFT JOIN employment e ON e.account_id = held.account_id
                                  WHERE held.post_id = p.id))::text AS everything
                        FROM post p
                        WHERE p.id = ANY (:posts::uuid[])
                        """)
                .param("posts", texts(posts, UUID::toString))
                .query((row, n) -> Map.entry(row.getObject("id", UUID.class), row.getString("everything")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void insert(UUID planId, String plan, LocalDate day, List<Order> orders, Instant now) {
        jdbc.sql("""
                        INSERT INTO transfer_order (id, plan_id, plan_title, effective, unit_no, from_unit_no, account_id, post_id, title,
                                                    permission_set, standing, grade, pay_class, ordered_at, evidence_id)
                        SELECT o.id, :plan, :planTitle, :day, o.to_no, o.from_no, o.account_id, o.post_id, p.title, p.permission_set,
                               o.standing, o.grade, o.pay_class, :now, o.evidence_id
                        FROM unnest(:ids::uuid[], :accounts::uuid[], :posts::uuid[], :origins::integer[], :targets::integer[],
                                    :standings::text[], :grades::text[], :payClasses::text[], :entries::uuid[])
                          AS o (id, account_id, post_id, from_no, to_no, standing, grade, pay_class, evidence_id)
                        JOIN post p ON p.id = o.post_id
                        """)
                .param("plan", planId)
                .param("planTitle", plan)
                .param("day", day)
                .param("now", utc(now))
                .param("ids", texts(orders, order -> order.id().toString()))
                .param(
                        "accounts",
                        texts(orders, order -> order.holder().accountId().toString()))
                .param("posts", texts(orders, order -> order.holder().postId().toString()))
                .param("origins", orders.stream().map(Order::fromUnitNo).toArray(Integer[]::new))
                .param("targets", orders.stream().map(Order::toUnitNo).toArray(Integer[]::new))
                .param(
                        "standings",
                        texts(orders, order -> order.holder().employment().standing()))
                .param(
                        "grades",
                        texts(orders, order -> order.holder().employment().grade()))
                .param(
                        "payClasses",
                        texts(orders, order -> order.holder().employment().payClass()))
                .param("entries", texts(orders, order -> order.evidenceId().toString()))
                .update();
    }

    void setMoved(UUID planId, Collection<UUID> posts, Instant now) {
        jdbc.sql("""
                        UPDATE transfer_order
                        SET moved_at = :now
                        WHERE plan_id = :plan
                          AND post_id = ANY (:posts::uuid[])
                        """)
                .param("plan", planId)
                .param("posts", texts(posts, UUID::toString))
                .param("now", utc(now))
                .update();
    }

    List<Transfer> ofPlan(UUID planId) {
        return jdbc.sql(SELECT + " WHERE t.plan_id = :plan ORDER BY a.display_name COLLATE \"C\", t.id")
                .param("plan", planId)
                .query((row, n) -> transfer(row))
                .list();
    }

    List<Transfer> ofAccount(UUID accountId) {
        return jdbc.sql(SELECT + " WHERE t.account_id = :account ORDER BY t.ordered_at DESC, t.id")
                .param("account", accountId)
                .query((row, n) -> transfer(row))
                .list();
    }

    Optional<Transfer> find(UUID id) {
        return jdbc.sql(SELECT + " WHERE t.id = :id")
                .param("id", id)
                .query((row, n) -> transfer(row))
                .optional();
    }

    /** False if it was answered already. */
    boolean answer(UUID id, Answer answer, String reason, Instant now) {
        return jdbc.sql("""
                        UPDATE transfer_order
                        SET answer = :answer, reason = :reason, answered_at = :now
                        WHERE id = :id
                          AND answer IS NULL
                        """)
                        .param("id", id)
                        .param("answer", answer.name())
                        .param("reason", reason)
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    private static Transfer transfer(ResultSet row) throws SQLException {
        String answer = row.getString("answer");
        return new Transfer(
                row.getObject("id", UUID.class),
                row.getObject("plan_id", UUID.class),
                row.getString("plan_title"),
                row.getObject("effective", LocalDate.class),
                row.getObject("account_id", UUID.class),
                row.getString("person"),
                row.getString("title"),
                row.getInt("from_unit_no"),
                row.getInt("unit_no"),
                EmploymentRows.employment(row),
                instant(row, "ordered_at"),
                instant(row, "moved_at"),
                row.getObject("evidence_id", UUID.class),
                answer == null ? null : Answer.valueOf(answer),
                row.getString("reason"),
                instant(row, "answered_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static <T> String[] texts(Collection<T> values, Function<T, String> text) {
        return values.stream().map(text).toArray(String[]::new);
    }
}
