package org.linli.identity.internal;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.identity.internal.Standing.Factor;
import org.linli.identity.internal.Standing.HeldPost;
import org.linli.kernel.Zone;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads what a person is and may do, in one query and anew for every request: a closed account or an ended appointment
 * bites at once, on every server.
 */
@Repository
public class Standings {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Zone zone;

    Standings(JdbcClient jdbc, Clock clock, Zone zone) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.zone = zone;
    }

    /** Empty if there is no such account or it is closed. */
    public Optional<Standing> find(UUID accountId) {
        List<Line> lines = jdbc.sql("""
                        SELECT account.login,
                               account.display_name,
                               account.one_time_until IS NOT NULL AS must_choose_password,
                               EXISTS (SELECT FROM account_factor factor
                                       WHERE factor.account_id = account.id) AS has_factor,
                               permission_set.needs_factor,
                               account.sessions_from,
                               post.id AS post_id,
                               post.title,
                               post.unit_no,
                               post.department_no,
                               ARRAY(SELECT item.permission
                                     FROM permission_set_item item
                                     WHERE item.permission_set = post.permission_set) AS permissions
                        FROM account
                        LEFT JOIN appointment
                          ON appointment.account_id = account.id
                         AND appointment.valid_during @> CAST(:today AS date)
                        LEFT JOIN post
                          ON post.id = appointment.post_id
                        LEFT JOIN permission_set
                          ON permission_set.key = post.permission_set
                        WHERE account.id = :id
                          AND account.state = 'ACTIVE'
                        ORDER BY lower(appointment.valid_during), post.id
                        """)
                .param("today", LocalDate.ofInstant(clock.instant(), zone.id()))
                .param("id", accountId)
                .query((row, number) -> line(accountId, row))
                .list();
        return lines.stream().findFirst().map(first -> first.withPosts(lines));
    }

    private record Line(Standing account, @Nullable HeldPost post) {

        Standing withPosts(List<Line> lines) {
            return new Standing(
                    account.accountId(),
                    account.login(),
                    account.name(),
                    account.mustChoosePassword(),
                    lines.stream().anyMatch(line -> line.account().mustEnrolFactor())
                            ? Factor.MISSING
                            : account.factor(),
                    account.sessionsFrom(),
                    lines.stream()
                            .flatMap(line -> Optional.ofNullable(line.post()).stream())
                            .toList());
        }
    }

    private static Line line(UUID accountId, ResultSet row) throws SQLException {
        Standing account = new Standing(
                accountId,
                row.getString("login"),
                row.getString("display_name"),
                row.getBoolean("must_choose_password"),
                factor(row),
                row.getObject("sessions_from", OffsetDateTime.class).toInstant(),
                List.of());
        UUID postId = row.getObject("post_id", UUID.class);
        return new Line(account, postId == null ? null : post(postId, row));
    }

    private static Factor factor(ResultSet row) throws SQLException {
        if (row.getBoolean("has_factor")) {
            return Factor.ENROLLED;
        }
        return row.getBoolean("needs_factor") ? Factor.MISSING : Factor.OPTIONAL;
    }

    private static HeldPost post(UUID id, ResultSet row) throws SQLException {
        Array permissions = row.getArray("permissions");
        return new HeldPost(
                id,
                row.getString("title"),
                row.getObject("unit_no", Integer.class),
                row.getObject("department_no", Integer.class),
                Set.of((String[]) permissions.getArray()));
    }
}
