package org.linli.identity.internal.transfer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.identity.internal.transfer.Dealing.Going;
import org.linli.identity.internal.transfer.Dealing.Part;
import org.linli.kernel.Actor;
import org.linli.kernel.Purpose;
import org.linli.kernel.Refusal;
import org.linli.kernel.UuidV7;
import org.linli.territory.AffectedByReorganisation;
import org.linli.territory.MoveRefused;
import org.linli.territory.Reorganisation;
import org.linli.territory.Territory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Posts of units that end go to another unit with everything they are (M01-23): title, permissions, department and whoever
 * holds them stay; nothing but the unit changes. Each gets an order first, so that a broken-off move goes on as it was
 * meant.
 */
@Repository
class PostsMove implements AffectedByReorganisation {

    private static final Actor MOVER = Actor.system(new Purpose("territory.reorganisation"));

    private final JdbcClient jdbc;
    private final Evidence evidence;
    private final TransferRows transfers;
    private final DividedPosts divided;
    private final EmploymentSeal seal;
    private final Territory territory;

    PostsMove(
            JdbcClient jdbc,
            Evidence evidence,
            TransferRows transfers,
            DividedPosts divided,
            EmploymentSeal seal,
            Territory territory) {
        this.seal = seal;
        this.territory = territory;
        this.jdbc = jdbc;
        this.evidence = evidence;
        this.transfers = transfers;
        this.divided = divided;
    }

    @Override
    public String kind() {
        return "posts";
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Map<Integer, Integer> count(Reorganisation reorganisation) {
        return parts(reorganisation).stream().collect(Collectors.toMap(Part::fromUnitNo, post -> 1, Integer::sum));
    }

    /** Two full-timers may come into one grid; the rule of one a grid (M01-04) is put right by people afterwards. */
    @Override
    public List<Refusal> findings(Reorganisation reorganisation) {
        long crowded = transfers.withTwoFullTimers(parts(reorganisation), reorganisation.day()).stream()
                .filter(this::isGridOrNew)
                .count();
        return crowded == 0 ? List.of() : List.of(Refusal.of("transfer.finding.full-timers", crowded));
    }

    private boolean isGridOrNew(int unitNo) {
        return territory
                .findUnit(unitNo)
                .map(unit -> unit.level().equals("grid"))
                .orElse(true);
    }

    @Override
    public Optional<String> detailPath(UUID planId) {
        return Optional.of("/transfers/" + planId);
    }

    /** Who goes where, by post. */
    List<Part> parts(Reorganisation reorganisation) {
        return new Dealing(reorganisation).deal(going(reorganisation));
    }

    @Override
    public int prepare(Reorganisation reorganisation, Instant now) {
        List<Part> targets = divided.divide(MOVER, parts(reorganisation), reorganisation.day(), now);
        int posts = orderPosts(reorganisation, targets, now);
        orderPeople(reorganisation, targets, now);
        return posts;
    }

    /** An order for each person who holds one of the posts; it names what stays as it is. */
    private void orderPeople(Reorganisation reorganisation, List<Part> targets, Instant now) {
        Map<UUID, Part> byPost = targets.stream().collect(Collectors.toMap(Part::postId, target -> target));
        List<TransferRows.Order> orders = new ArrayList<>();
        for (TransferRows.Holder holder : transfers.holders(byPost.keySet(), reorganisation.day())) {
            Part target = Objects.requireNonNull(byPost.get(holder.postId()));
            UUID id = UuidV7.at(now);
            UUID entry = evidence.record(Act.of(
                    MOVER,
                    "transfer.ordered",
                    new Subject("transfer", id),
                    target.toUnitNo(),
                    Map.of(
                            "plan", reorganisation.planId().toString(),
                            "account", holder.accountId().toString(),
                            "post", holder.postId().toString(),
                            "from", Integer.toString(target.fromUnitNo()),
                            "to", Integer.toString(target.toUnitNo()),
                            "employment", seal.of(holder.accountId(), holder.employment()))));
            orders.add(new TransferRows.Order(id, holder, target.fromUnitNo(), target.toUnitNo(), entry));
        }
        transfers.insert(reorganisation.planId(), reorganisation.title(), reorganisation.day(), orders, now);
    }

    private int orderPosts(Reorganisation reorganisation, List<Part> targets, Instant now) {
        LocalDate day = reorganisation.day();
        return jdbc.sql("""
                        INSERT INTO post_transfer (plan_id, post_id, from_unit_no, to_unit_no, title, permission_set, department_no,
                                                   holders, ordered_at)
                        SELECT :plan, p.id, p.unit_no, g.unit_no, p.title, p.permission_set, p.department_no,
                               (SELECT count(*) FROM appointment a WHERE a.post_id = p.id AND a.valid_during @> CAST(:day AS date)),
                               :now
                        FROM unnest(:posts::uuid[], :units::integer[]) AS g (id, unit_no)
                        JOIN post p ON p.id = g.id
                        """)
                .param("plan", reorganisation.planId())
                .param(
                        "posts",
                        targets.stream()
                                .map(target -> target.postId().toString())
                                .toArray(String[]::new))
                .param("units", targets.stream().map(Part::toUnitNo).toArray(Integer[]::new))
                .param("day", day)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Moves posts that are still what their order says they are; one whose title or rights changed meanwhile goes too. The
     * move itself changes nothing but the unit: any other difference refuses the batch, and nothing of it is written.
     */
    @Override
    public int move(Reorganisation reorganisation, int limit, Instant now) {
        List<UUID> batch = jdbc.sql("""
                        SELECT post_id
                        FROM post_transfer
                        WHERE plan_id = :plan
                          AND moved_at IS NULL
                        ORDER BY post_id
                        LIMIT :limit
                        FOR UPDATE
                        """)
                .param("plan", reorganisation.planId())
                .param("limit", limit)
                .query(UUID.class)
                .list();
        Map<UUID, String> before = transfers.invariants(batch);
        List<Moved> moved = move(reorganisation.planId(), batch, now);
        transfers.setMoved(reorganisation.planId(), batch, now);
        Map<UUID, String> after = transfers.invariants(batch);
        before.forEach((post, everything) -> {
            if (!everything.equals(after.get(post))) {
                throw new MoveRefused(
                        Refusal.of("transfer.refused.changed"),
                        "post " + post + " would change more than its unit: " + everything + " became "
                                + after.get(post));
            }
        });
        moved.forEach(post -> evidence.record(Act.of(
                MOVER,
                "transfer.post-moved",
                new Subject("post", post.id()),
                post.to(),
                Map.of(
                        "plan", reorganisation.planId().toString(),
                        "from", Integer.toString(post.from()),
                        "to", Integer.toString(post.to())))));
        return moved.size();
    }

    private List<Moved> move(UUID planId, List<UUID> batch, Instant now) {
        return jdbc.sql("""
                        WITH done AS (
                          UPDATE post_transfer t
                          SET moved_at = :now
                          WHERE t.plan_id = :plan
                            AND t.post_id = ANY (:posts::uuid[])
                          RETURNING t.post_id, t.from_unit_no, t.to_unit_no)
                        UPDATE post p
                        SET unit_no = d.to_unit_no
                        FROM done d
                        WHERE p.id = d.post_id
                        RETURNING p.id, d.from_unit_no, d.to_unit_no
                        """)
                .param("plan", planId)
                .param("posts", batch.stream().map(UUID::toString).toArray(String[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Moved(
                        row.getObject("id", UUID.class), row.getInt("from_unit_no"), row.getInt("to_unit_no")))
                .list();
    }

    private record Moved(UUID id, int from, int to) {}

    private List<Going> going(Reorganisation reorganisation) {
        return jdbc.sql("""
                        SELECT p.id, p.unit_no, p.department_no IS NOT NULL AS is_of_department,
                               array(SELECT a.id::text
                                     FROM appointment held
                                     JOIN account a ON a.id = held.account_id
                                     WHERE held.post_id = p.id
                                       AND held.valid_during @> CAST(:day AS date)
                                     ORDER BY a.display_name COLLATE "C", a.id) AS holders
                        FROM post p
                        WHERE p.unit_no = ANY (:units)
                        ORDER BY p.title, p.id
                        """)
                .param("day", reorganisation.day())
                .param("units", reorganisation.heirs().keySet().toArray(Integer[]::new))
                .query((row, n) -> new Going(
                        row.getObject("id", UUID.class),
                        row.getInt("unit_no"),
                        row.getBoolean("is_of_department"),
                        Arrays.stream((String[]) row.getArray("holders").getArray())
                                .map(UUID::fromString)
                                .toList()))
                .list();
    }
}
