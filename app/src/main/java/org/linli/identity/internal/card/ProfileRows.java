package org.linli.identity.internal.card;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.linli.identity.GridCard;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code grid_profile}, always as the scope of the transaction shows it. */
@Repository
class ProfileRows {

    private static final String HELD = """
            SELECT account.id AS account_id, account.display_name, post.id AS post_id, post.title, post.unit_no,
                   coalesce(profile.service_scope, '') AS service_scope,
                   coalesce(profile.office_phone, '') AS office_phone,
                   coalesce(profile.office_hours, '') AS office_hours,
                   coalesce(profile.equipment, '') AS equipment,
                   coalesce(profile.is_published, false) AS is_published
            FROM appointment_here held
            JOIN %s post
              ON post.id = held.post_id
             AND post.permission_set = 'grid-worker'
             AND post.unit_no IS NOT NULL
            JOIN account_here account
              ON account.id = held.account_id
             AND account.state = 'ACTIVE'
            LEFT JOIN grid_profile_here profile
              ON profile.account_id = held.account_id
             AND profile.post_id = held.post_id
            WHERE held.valid_during @> CAST(:today AS date)
            """;

    /** A person knows the posts she holds, wherever they stand. */
    private static final String OWN = HELD.formatted("post");

    private static final String SEEN = HELD.formatted("post_here");

    private final JdbcClient jdbc;

    ProfileRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Profile> ofAccount(UUID accountId, LocalDate today) {
        return jdbc.sql(OWN + """
                          AND held.account_id = :account
                        ORDER BY post.title, post.id
                        """)
                .param("today", today)
                .param("account", accountId)
                .query((row, n) -> profile(row))
                .list();
    }

    List<Profile> ofPost(UUID postId, LocalDate today) {
        return jdbc.sql(SEEN + """
                          AND post.id = :post
                        ORDER BY lower(held.valid_during), account.id
                        """)
                .param("today", today)
                .param("post", postId)
                .query((row, n) -> profile(row))
                .list();
    }

    /** Who has been there longest first. */
    List<PublicCard> published(Collection<Integer> unitNos, LocalDate today) {
        return jdbc.sql(SEEN + """
                          AND post.unit_no = ANY (:units)
                          AND profile.is_published
                        ORDER BY lower(held.valid_during), account.id
                        """)
                .param("today", today)
                .param("units", unitNos.toArray(Integer[]::new))
                .query((row, n) -> new PublicCard(
                        row.getInt("unit_no"),
                        row.getString("display_name"),
                        row.getString("title"),
                        row.getString("service_scope"),
                        row.getString("office_phone"),
                        row.getString("office_hours")))
                .list();
    }

    /** Leaves the equipment as it is. */
    void putCard(Profile profile, GridCard card, String by, Instant now) {
        jdbc.sql("""
                        INSERT INTO grid_profile (account_id, post_id, service_scope, office_phone, office_hours, is_published,
                                                  changed_at, changed_by)
                        VALUES (:account, :post, :scope, :phone, :hours, :isPublished, :now, :by)
                        ON CONFLICT (account_id, post_id) DO UPDATE
                        SET service_scope = excluded.service_scope,
                            office_phone = excluded.office_phone,
                            office_hours = excluded.office_hours,
                            is_published = excluded.is_published,
                            changed_at = excluded.changed_at,
                            changed_by = excluded.changed_by
                        """)
                .param("account", profile.accountId())
                .param("post", profile.postId())
                .param("scope", card.serviceScope())
                .param("phone", card.phone())
                .param("hours", card.hours())
                .param("isPublished", card.isPublished())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    /** Leaves the card as it is. */
    void putEquipment(Profile profile, String equipment, String by, Instant now) {
        jdbc.sql("""
                        INSERT INTO grid_profile (account_id, post_id, equipment, changed_at, changed_by)
                        VALUES (:account, :post, :equipment, :now, :by)
                        ON CONFLICT (account_id, post_id) DO UPDATE
                        SET equipment = excluded.equipment,
                            changed_at = excluded.changed_at,
                            changed_by = excluded.changed_by
                        """)
                .param("account", profile.accountId())
                .param("post", profile.postId())
                .param("equipment", equipment)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    /**
     * Erases the profiles of posts that their people held last before a day, and of accounts closed before its beginning.
     *
     * @return how many
     */
    int eraseLeft(LocalDate day, Instant beginning) {
        return jdbc.sql("""
                        DELETE FROM grid_profile
                        WHERE changed_at < :beginning
                          AND (NOT EXISTS (
                                 SELECT
                                 FROM appointment held
                                 WHERE held.account_id = grid_profile.account_id
                                   AND held.post_id = grid_profile.post_id
                                   AND (upper_inf(held.valid_during) OR upper(held.valid_during) > CAST(:day AS date)))
                               OR EXISTS (
                                 SELECT
                                 FROM account
                                 WHERE account.id = grid_profile.account_id
                                   AND account.state = 'CLOSED'
                                   AND account.sessions_from < :beginning))
                        """)
                .param("day", day)
                .param("beginning", beginning.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Profile profile(ResultSet row) throws SQLException {
        return new Profile(
                row.getObject("account_id", UUID.class),
                row.getString("display_name"),
                row.getObject("post_id", UUID.class),
                row.getString("title"),
                row.getInt("unit_no"),
                new GridCard(
                        row.getString("service_scope"),
                        row.getString("office_phone"),
                        row.getString("office_hours"),
                        row.getBoolean("is_published")),
                row.getString("equipment"));
    }
}
