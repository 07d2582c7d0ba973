package org.linli.identity.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.identity.Account;
import org.linli.identity.AccountFilter;
import org.linli.identity.AccountFilter.Sort;
import org.linli.identity.Post;
import org.linli.kernel.TrueCount;
import org.linli.kernel.Zone;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/**
 * Accounts within a reach. An account is seen where it was made, and where one of its posts, also a former one, stands
 * within the reach; where the reach is everything all are seen.
 */
@Repository
class AccountList {

    private static final String POST_IN_REACH = """
            (post.unit_no <@ CAST(:units AS int4multirange) OR (post.unit_no IS NULL AND :isEverything))
            """;

    private static final String ACCOUNT_IN_REACH = """
            (:isEverything OR account.unit_no <@ CAST(:units AS int4multirange) OR EXISTS (
              SELECT FROM appointment_here appointment
              JOIN post_here post ON post.id = appointment.post_id
              WHERE appointment.account_id = account.id
                AND %s))
            """.formatted(POST_IN_REACH);

    private static final String FILTERED = """
            (CAST(:state AS text) IS NULL OR account.state = :state)
            AND (:text = '' OR starts_with(account.login, lower(:text)) OR strpos(account.display_name, :text) > 0)
            """;

    private static final String WITH_POSTS = """
            SELECT chosen.id AS account_id, chosen.login, chosen.display_name, chosen.state,
                   chosen.created_at AS account_created_at, held.*
            FROM chosen
            LEFT JOIN LATERAL (
              SELECT DISTINCT post.*
              FROM appointment_here appointment
              JOIN post_here post ON post.id = appointment.post_id
              WHERE appointment.account_id = chosen.id
                AND appointment.valid_during && daterange(CAST(:today AS date), NULL)
                AND %s
              ) held ON true
            """.formatted(POST_IN_REACH);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Zone zone;

    AccountList(JdbcClient jdbc, Clock clock, Zone zone) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.zone = zone;
    }

    /** At most {@code limit} accounts after the cursor. */
    List<Account> list(Reach reach, AccountFilter filter, @Nullable String after, int limit) {
        String condition = FILTERED + (after == null ? "" : " AND " + beyondCursor(filter.sort())) + " ORDER BY "
                + order(filter.sort()) + " LIMIT :limit";
        return accounts(within(reach, accountsWhere(condition, filter.sort()))
                .param("after", after == null ? "" : after)
                .param("limit", limit)
                .param("state", filter.state().map(Enum::name).orElse(null))
                .param("text", filter.text().strip())
                .param("today", today()));
    }

    /** What stands for the place of an account in the order. */
    static String cursor(Sort sort, Account account) {
        return sort == Sort.NEWEST ? account.id().toString() : account.login();
    }

    private static String order(Sort sort) {
        return switch (sort) {
            case LOGIN -> "account.login";
            case NAME -> "account.display_name COLLATE \"C\", account.login";
            case NEWEST -> "account.id DESC";
        };
    }

    /** The cursor is looked up again, so that it holds nothing but a key. */
    private static String beyondCursor(Sort sort) {
        return switch (sort) {
            case LOGIN -> "account.login > :after";
            case NAME -> """
                    (account.display_name COLLATE "C", account.login) > (
                      SELECT last.display_name COLLATE "C", last.login FROM account_here last WHERE last.login = :after)
                    """;
            case NEWEST -> "account.id::text < :after";
        };
    }

    TrueCount count(Reach reach, AccountFilter filter) {
        return TrueCount.ofLimited(within(
                        reach,
                        jdbc.sql("SELECT count(*) FROM (SELECT FROM account_here account WHERE " + ACCOUNT_IN_REACH
                                + " AND " + FILTERED + " LIMIT :limit) counted"))
                .param("state", filter.state().map(Enum::name).orElse(null))
                .param("text", filter.text().strip())
                .param("limit", TrueCount.EXACT_TO + 1)
                .query(Integer.class)
                .single());
    }

    Optional<Account> find(Reach reach, UUID id) {
        return one(within(reach, accountsWhere("account.id = :id", Sort.LOGIN)).param("id", id));
    }

    Optional<Account> find(Reach reach, String login) {
        return one(within(reach, accountsWhere("account.login = :login", Sort.LOGIN))
                .param("login", login));
    }

    private Optional<Account> one(StatementSpec statement) {
        return accounts(statement.param("today", today())).stream().findFirst();
    }

    private StatementSpec accountsWhere(String condition, Sort sort) {
        return jdbc.sql(
                "WITH chosen AS (SELECT * FROM account_here account WHERE %s AND %s) %s ORDER BY %s, held.title, held.id"
                        .formatted(
                                ACCOUNT_IN_REACH,
                                condition,
                                WITH_POSTS,
                                order(sort).replace("account.", "chosen.")));
    }

    /** Whether the account holds, today or later, a post that is not a working one. */
    boolean isAdministrator(UUID id) {
        return jdbc.sql("""
                        SELECT EXISTS (
                          SELECT FROM appointment
                          JOIN post ON post.id = appointment.post_id
                          JOIN permission_set ON permission_set.key = post.permission_set
                          WHERE appointment.account_id = :id
                            AND appointment.valid_during && daterange(CAST(:today AS date), NULL)
                            AND permission_set.kind <> 'WORKING')
                        """)
                .param("id", id)
                .param("today", today())
                .query(Boolean.class)
                .single();
    }

    /** Whether the account holds a post, today or later, beyond the reach. */
    boolean holdsPostBeyond(Reach reach, UUID id) {
        return within(reach, jdbc.sql("""
                        SELECT EXISTS (
                          SELECT FROM appointment
                          JOIN post ON post.id = appointment.post_id
                          WHERE appointment.account_id = :id
                            AND appointment.valid_during && daterange(CAST(:today AS date), NULL)
                            AND %s IS NOT TRUE)
                        """.formatted(POST_IN_REACH)))
                .param("id", id)
                .param("today", today())
                .query(Boolean.class)
                .single();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone.id());
    }

    private static StatementSpec within(Reach reach, StatementSpec statement) {
        return statement.param("units", reach.units().asMultirange()).param("isEverything", reach.isEverything());
    }

    private static List<Account> accounts(StatementSpec statement) {
        Map<UUID, Account> byId = new LinkedHashMap<>();
        statement.query(row -> {
            byId.merge(row.getObject("account_id", UUID.class), account(row), AccountList::join);
        });
        return List.copyOf(byId.values());
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getObject("account_id", UUID.class),
                row.getString("login"),
                row.getString("display_name"),
                Account.State.valueOf(row.getString("state")),
                row.getObject("account_created_at", OffsetDateTime.class).toInstant(),
                row.getObject("id") == null ? List.of() : List.of(PostRows.post(row)));
    }

    private static Account join(Account first, Account second) {
        List<Post> posts = new ArrayList<>(first.posts());
        posts.addAll(second.posts());
        return new Account(first.id(), first.login(), first.name(), first.state(), first.createdAt(), posts);
    }
}
