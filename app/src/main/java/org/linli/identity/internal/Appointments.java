package org.linli.identity.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.identity.Post;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Zone;
import org.linli.territory.GridStaff.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who held which post when; a view of {@code appointment} with both its sides. */
@Repository
public class Appointments {

    private static final String SELECT = """
            SELECT post.*, account.id AS account_id, account.login, account.display_name,
                   lower(appointment.valid_during) AS since, upper(appointment.valid_during) AS until,
                   appointment.grid_kind
            FROM appointment_here appointment
            JOIN post_here post ON post.id = appointment.post_id
            JOIN account_here account ON account.id = appointment.account_id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Zone zone;

    Appointments(JdbcClient jdbc, Clock clock, Zone zone) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * One appointment.
     *
     * @param until first day without the post; null for an open end
     * @param kind as what she works in a grid; null elsewhere
     */
    public record Appointed(
            Post post,
            UUID accountId,
            String login,
            String name,
            LocalDate since,
            @Nullable LocalDate until,
            Standing standing,
            @Nullable Kind kind) {

        /** Where today lies. */
        public enum Standing {
            NOW,
            LATER,
            PAST
        }
    }

    /** Of a person, the latest first. */
    List<Appointed> ofAccount(UUID accountId, Reach reach) {
        return jdbc.sql(SELECT + """
                        WHERE appointment.account_id = :id
                          AND (post.unit_no <@ CAST(:units AS int4multirange) OR (post.unit_no IS NULL AND :isEverything))
                        ORDER BY lower(appointment.valid_during) DESC, post.id
                        """)
                .param("id", accountId)
                .param("units", reach.units().asMultirange())
                .param("isEverything", reach.isEverything())
                .query((row, number) -> read(row))
                .list();
    }

    /** To a post, the latest first. */
    List<Appointed> toPost(UUID postId) {
        return jdbc.sql(SELECT + """
                        WHERE appointment.post_id = :id
                        ORDER BY lower(appointment.valid_during) DESC, account.login
                        """)
                .param("id", postId)
                .query((row, number) -> read(row))
                .list();
    }

    /** To the posts at the unit itself, today or later. */
    List<Appointed> atUnit(int unitNo) {
        return jdbc.sql(SELECT + """
                        WHERE post.unit_no = :unitNo
                          AND appointment.valid_during && daterange(CAST(:today AS date), NULL)
                        ORDER BY account.login
                        """)
                .param("unitNo", unitNo)
                .param("today", today())
                .query((row, number) -> read(row))
                .list();
    }

    /** A post whose scope holds a unit. */
    public record Watching(Post post, int holders) {}

    /**
     * Posts that see the unit: those at it or above it, those over all units, and those of departments that serve it.
     *
     * @param path the unit and all above it
     */
    List<Watching> watching(NumberRanges path, List<Integer> departments) {
        return jdbc.sql("""
                        SELECT post.*,
                               (SELECT count(*)
                                FROM appointment_here appointment
                                WHERE appointment.post_id = post.id
                                  AND appointment.valid_during @> CAST(:today AS date)) AS holders
                        FROM post_here post
                        WHERE (post.department_no IS NULL AND (post.unit_no IS NULL OR post.unit_no <@ CAST(:path AS int4multirange)))
                           OR post.department_no = ANY (:departments)
                        ORDER BY post.unit_no NULLS FIRST, post.department_no NULLS FIRST, post.title, post.id
                        """)
                .param("today", today())
                .param("path", path.asMultirange())
                .param("departments", departments.toArray(Integer[]::new))
                .query((row, number) -> new Watching(PostRows.post(row), row.getInt("holders")))
                .list();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone.id());
    }

    private Appointed read(ResultSet row) throws SQLException {
        LocalDate since = row.getObject("since", LocalDate.class);
        LocalDate until = row.getObject("until", LocalDate.class);
        LocalDate today = today();
        Appointed.Standing standing = since.isAfter(today)
                ? Appointed.Standing.LATER
                : until != null && !until.isAfter(today) ? Appointed.Standing.PAST : Appointed.Standing.NOW;
        return new Appointed(
                PostRows.post(row),
                row.getObject("account_id", UUID.class),
                row.getString("login"),
                row.getString("display_name"),
                since,
                until,
                standing,
                Optional.ofNullable(row.getString("grid_kind"))
                        .map(Kind::valueOf)
                        .orElse(null));
    }
}
