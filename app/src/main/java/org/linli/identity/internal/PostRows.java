package org.linli.identity.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.identity.NewPost;
import org.linli.identity.Post;
import org.linli.territory.GridStaff.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tables {@code post} and {@code appointment}. */
@Repository
class PostRows {

    private final JdbcClient jdbc;

    PostRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, NewPost post, Instant now) {
        jdbc.sql("""
                        INSERT INTO post (id, title, unit_no, department_no, permission_set, created_at)
                        VALUES (:id, :title, :unitNo, :departmentNo, :permissionSet, :now)
                        """)
                .param("id", id)
                .param("title", post.title())
                .param("unitNo", post.unitNo())
                .param("departmentNo", post.departmentNo())
                .param("permissionSet", post.permissionSet())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Post> find(UUID id) {
        return jdbc.sql("SELECT * FROM post WHERE id = :id")
                .param("id", id)
                .query((row, number) -> post(row))
                .optional();
    }

    List<Post> list(int unitNo) {
        return jdbc.sql("SELECT * FROM post WHERE unit_no = :unitNo ORDER BY title, id")
                .param("unitNo", unitNo)
                .query((row, number) -> post(row))
                .list();
    }

    /** The oldest post of the same title, place and set. */
    Optional<UUID> findSame(NewPost post) {
        return jdbc.sql("""
                        SELECT id
                        FROM post
                        WHERE title = :title
                          AND unit_no IS NOT DISTINCT FROM CAST(:unitNo AS integer)
                          AND department_no IS NOT DISTINCT FROM CAST(:departmentNo AS integer)
                          AND permission_set = :permissionSet
                        ORDER BY id
                        LIMIT 1
                        """)
                .param("title", post.title())
                .param("unitNo", post.unitNo())
                .param("departmentNo", post.departmentNo())
                .param("permissionSet", post.permissionSet())
                .query(UUID.class)
                .optional();
    }

    /** False if the person holds the post on one of the days already. */
    boolean appoint(UUID accountId, UUID postId, LocalDate from, @Nullable LocalDate until, @Nullable Kind kind) {
        return jdbc.sql("""
                        INSERT INTO appointment (account_id, post_id, valid_during, grid_kind)
                        SELECT :accountId, :postId, daterange(CAST(:from AS date), CAST(:until AS date)), :kind
                        WHERE NOT EXISTS (
                          SELECT FROM appointment
                          WHERE account_id = :accountId
                            AND post_id = :postId
                            AND valid_during && daterange(CAST(:from AS date), CAST(:until AS date)))
                        """)
                        .param("accountId", accountId)
                        .param("postId", postId)
                        .param("from", from)
                        .param("until", until)
                        .param("kind", kind == null ? null : kind.name())
                        .update()
                == 1;
    }

    /** Cuts off what lies at or after {@code until}; false if there was nothing to cut off. */
    boolean endAppointment(UUID accountId, UUID postId, LocalDate until) {
        int removed = jdbc.sql("""
                        DELETE FROM appointment
                        WHERE account_id = :accountId
                          AND post_id = :postId
                          AND lower(valid_during) >= CAST(:until AS date)
                        """)
                .param("accountId", accountId)
                .param("postId", postId)
                .param("until", until)
                .update();
        int shortened = jdbc.sql("""
                        UPDATE appointment
                        SET valid_during = daterange(lower(valid_during), CAST(:until AS date))
                        WHERE account_id = :accountId
                          AND post_id = :postId
                          AND valid_during @> CAST(:until AS date)
                        """)
                .param("accountId", accountId)
                .param("postId", postId)
                .param("until", until)
                .update();
        return removed + shortened > 0;
    }

    static Post post(ResultSet row) throws SQLException {
        return new Post(
                row.getObject("id", UUID.class),
                row.getString("title"),
                row.getObject("unit_no", Integer.class),
                row.getObject("department_no", Integer.class),
                row.getString("permission_set"));
    }
}
