package org.linli.identity.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.territory.GridStaff.Kind;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Three rules of who works in grids (M01-04): a grid has one full-timer and a full-timer one grid, a professional serves
 * many grids, and a grid has many part-timers. They hold on every day of an appointment. Whoever rests keeps her place;
 * whoever's account is closed does not.
 */
@Component
public class GridAssignments {

    private static final String GRID = "grid";
    private static final String GRID_WORKER = "grid-worker";

    /** "grid" as the number of an advisory lock. */
    private static final int LOCK = 0x67726964;

    private static final String SELECT = """
            SELECT account.display_name, post.unit_no, held.grid_kind, lower(held.valid_during) AS since
            FROM post
            JOIN appointment held
              ON held.post_id = post.id
             AND held.grid_kind IS NOT NULL
             AND held.valid_during && daterange(CAST(:from AS date), CAST(:until AS date))
            JOIN account ON account.id = held.account_id
            """;

    private final JdbcClient jdbc;
    private final Territory territory;

    GridAssignments(JdbcClient jdbc, Territory territory) {
        this.jdbc = jdbc;
        this.territory = territory;
    }

    /**
     * An appointment to be made.
     *
     * @param until first day without the post; null for an open end
     */
    record Wish(
            UUID account,
            String permissionSet,
            @Nullable Integer unitNo,
            LocalDate from,
            @Nullable LocalDate until) {}

    /** An appointment to a grid that is there already. */
    private record Held(String name, int unitNo, Kind kind, LocalDate since) {}

    /** Whether who holds the post works in a grid as one of the three kinds. */
    public boolean isOfGrid(String permissionSet, @Nullable Integer unitNo) {
        return unitNo != null
                && permissionSet.equals(GRID_WORKER)
                && territory
                        .findUnit(unitNo)
                        .map(Unit::level)
                        .filter(GRID::equals)
                        .isPresent();
    }

    /**
     * The kind of an appointment, inside the transaction that makes it; nobody else changes the grid or the person before
     * it ends.
     *
     * @param asked null for the kind that fits: full-time where nothing speaks against it
     * @param leaver who hands the grid over; her place is free
     * @return the kind, empty away from grids, or a refusal: {@code identity.grid.has-full-timer},
     *     {@code identity.grid.full-time-elsewhere}, {@code identity.grid.serves-others}
     */
    Outcome<Optional<Kind>> settle(Wish wish, @Nullable Kind asked, @Nullable UUID leaver) {
        Integer unitNo = wish.unitNo();
        if (unitNo == null || !isOfGrid(wish.permissionSet(), unitNo)) {
            return Outcome.done(Optional.empty());
        }
        lock(wish.account(), unitNo);
        List<Held> fullTimers = fullTimers(wish, unitNo, leaver);
        List<Held> elsewhere = elsewhere(wish, unitNo);
        Kind kind = asked != null
                ? asked
                : !elsewhere.isEmpty() ? Kind.PROFESSIONAL : fullTimers.isEmpty() ? Kind.FULL_TIME : Kind.PART_TIME;
        return refuse(kind, unitNo, fullTimers, elsewhere)
                .map(Outcome::<Optional<Kind>>refused)
                .orElseGet(() -> Outcome.done(Optional.of(kind)));
    }

    private Optional<Refusal> refuse(Kind kind, int unitNo, List<Held> fullTimers, List<Held> elsewhere) {
        if (kind == Kind.FULL_TIME && !fullTimers.isEmpty()) {
            Held held = fullTimers.getFirst();
            return Optional.of(Refusal.of(
                    "identity.grid.has-full-timer",
                    name(unitNo),
                    held.name(),
                    held.since().toString()));
        }
        return elsewhere.stream()
                .filter(held -> held.kind() == Kind.FULL_TIME)
                .findFirst()
                .map(held -> Refusal.of("identity.grid.full-time-elsewhere", held.name(), name(held.unitNo())))
                .or(() -> elsewhere.stream()
                        .filter(held -> kind == Kind.FULL_TIME)
                        .findFirst()
                        .map(held -> Refusal.of("identity.grid.serves-others", held.name(), name(held.unitNo()))));
    }

    /** Why the account of a full-timer cannot be opened again: somebody else took her grid. */
    Optional<Refusal> refuseReturn(UUID account, LocalDate today) {
        return jdbc
                .sql(SELECT + """
                        WHERE held.account_id = :account
                          AND held.grid_kind = 'FULL_TIME'
                        ORDER BY since
                        """)
                .param("account", account)
                .param("from", today)
                .param("until", null)
                .query((row, number) -> held(row))
                .list()
                .stream()
                .flatMap(own -> {
                    Wish wish = new Wish(account, GRID_WORKER, own.unitNo(), today, null);
                    lock(account, own.unitNo());
                    return refuse(Kind.FULL_TIME, own.unitNo(), fullTimers(wish, own.unitNo(), null), List.of())
                            .stream();
                })
                .findFirst();
    }

    /** The kind that somebody holds a post with on a day. */
    Optional<Kind> kindOf(UUID account, UUID post, LocalDate day) {
        return jdbc.sql("""
                        SELECT grid_kind
                        FROM appointment
                        WHERE account_id = :account
                          AND post_id = :post
                          AND grid_kind IS NOT NULL
                          AND valid_during @> CAST(:day AS date)
                        """)
                .param("account", account)
                .param("post", post)
                .param("day", day)
                .query((row, number) -> Kind.valueOf(row.getString("grid_kind")))
                .optional();
    }

    private List<Held> fullTimers(Wish wish, int unitNo, @Nullable UUID leaver) {
        return jdbc.sql(SELECT + """
                        WHERE post.unit_no = :unitNo
                          AND held.grid_kind = 'FULL_TIME'
                          AND held.account_id <> :account
                          AND held.account_id IS DISTINCT FROM CAST(:leaver AS uuid)
                          AND account.state <> 'CLOSED'
                        ORDER BY since
                        """)
                .param("unitNo", unitNo)
                .param("account", wish.account())
                .param("leaver", leaver)
                .param("from", wish.from())
                .param("until", wish.until())
                .query((row, number) -> held(row))
                .list();
    }

    private List<Held> elsewhere(Wish wish, int unitNo) {
        return jdbc.sql(SELECT + """
                        WHERE held.account_id = :account
                          AND post.unit_no <> :unitNo
                        ORDER BY since
                        """)
                .param("unitNo", unitNo)
                .param("account", wish.account())
                .param("from", wish.from())
                .param("until", wish.until())
                .query((row, number) -> held(row))
                .list();
    }

    /** The person before the grid, always, so that two appointments wait for each other and not in a ring. */
    private void lock(UUID account, int unitNo) {
        jdbc.sql("SELECT id FROM account WHERE id = :id FOR UPDATE")
                .param("id", account)
                .query(UUID.class)
                .optional();
        jdbc.sql("SELECT pg_advisory_xact_lock(:space, :unitNo)")
                .param("space", LOCK)
                .param("unitNo", unitNo)
                .query((row, number) -> true)
                .single();
    }

    private String name(int unitNo) {
        return territory.findUnit(unitNo).map(Unit::name).orElseGet(() -> Integer.toString(unitNo));
    }

    private static Held held(ResultSet row) throws SQLException {
        return new Held(
                row.getString("display_name"),
                row.getInt("unit_no"),
                Kind.valueOf(row.getString("grid_kind")),
                row.getObject("since", LocalDate.class));
    }
}
