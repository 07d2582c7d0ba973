package org.linli.identity.internal;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.identity.ApiTokens.Order;
import org.linli.identity.ApiTokens.Token;
import org.linli.identity.Post;
import org.linli.identity.internal.Standing.HeldPost;
import org.linli.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code api_token}. */
@Repository
class TokenRows {

    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    private static final String SELECT = """
            SELECT token.id AS token_id, token.name, token.beginning, token.unit_no AS token_unit_no,
                   token.permissions AS granted, token.created_name, token.created_at AS token_created_at,
                   token.expires_at, token.last_used_at, token.revoked_at, post.*,
                   ARRAY(SELECT item.permission
                         FROM permission_set_item item
                         WHERE item.permission_set = post.permission_set) AS of_post
            FROM api_token token
            JOIN post ON post.id = token.post_id
            """;

    private final JdbcClient jdbc;

    TokenRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param post with the permissions that the token has of it today */
    record InUse(UUID id, String name, @Nullable Integer unitNo, HeldPost post) {}

    /** What the post may do today. */
    Set<String> permissionsOf(UUID postId) {
        return jdbc.sql("""
                        SELECT item.permission
                        FROM post
                        JOIN permission_set_item item ON item.permission_set = post.permission_set
                        WHERE post.id = :id
                        """).param("id", postId).query(String.class).set();
    }

    void insert(UUID id, TokenText text, Order order, Actor by, Instant now) {
        jdbc.sql("""
                        INSERT INTO api_token (id, name, token_hash, beginning, post_id, unit_no, permissions,
                          created_by, created_name, created_at, expires_at)
                        VALUES (:id, :name, :hash, :beginning, :post, :unitNo, :permissions,
                          :by, :byName, :now, :expiresAt)
                        """)
                .param("id", id)
                .param("name", order.name().strip())
                .param("hash", text.hash())
                .param("beginning", text.beginning())
                .param("post", order.postId())
                .param("unitNo", order.unitNo())
                .param("permissions", new TreeSet<>(order.permissions()).toArray(String[]::new))
                .param("by", by.id())
                .param("byName", by.name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("expiresAt", now.plus(Duration.ofDays(order.days())).atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean revoke(UUID id, Instant now) {
        return jdbc.sql("UPDATE api_token SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL")
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .update()
                == 1;
    }

    List<Token> list(Reach reach, int limit) {
        return jdbc.sql(SELECT + """
                        WHERE post.unit_no <@ CAST(:units AS int4multirange)
                           OR (post.unit_no IS NULL AND :isEverything)
                        ORDER BY token.created_at DESC, token.id DESC
                        LIMIT :limit
                        """)
                .param("units", reach.units().asMultirange())
                .param("isEverything", reach.isEverything())
                .param("limit", limit)
                .query((row, number) -> token(row))
                .list();
    }

    Optional<Token> find(UUID id) {
        return jdbc.sql(SELECT + "WHERE token.id = :id")
                .param("id", id)
                .query((row, number) -> token(row))
                .optional();
    }

    /** The token if it is good, which notes its use. */
    Optional<InUse> use(TokenText text, Instant now) {
        Optional<InUse> found = jdbc.sql(SELECT
                        + "WHERE token.token_hash = :hash AND token.revoked_at IS NULL AND token.expires_at > :now")
                .param("hash", text.hash())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> inUse(row))
                .optional();
        found.ifPresent(token -> noteUse(token.id(), now));
        return found;
    }

    private void noteUse(UUID id, Instant now) {
        jdbc.sql("""
                        UPDATE api_token
                        SET last_used_at = :now
                        WHERE id = :id
                          AND (last_used_at IS NULL OR last_used_at < :noted)
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("noted", now.minus(USE_NOTED_EVERY).atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    /** Of a post whose rights were cut, the token keeps what both still have. */
    private static InUse inUse(ResultSet row) throws SQLException {
        Set<String> permissions = new TreeSet<>(texts(row, "granted"));
        permissions.retainAll(texts(row, "of_post"));
        Post post = PostRows.post(row);
        return new InUse(
                row.getObject("token_id", UUID.class),
                row.getString("name"),
                row.getObject("token_unit_no", Integer.class),
                new HeldPost(post.id(), post.title(), post.unitNo(), post.departmentNo(), permissions));
    }

    private static Token token(ResultSet row) throws SQLException {
        return new Token(
                row.getObject("token_id", UUID.class),
                row.getString("name"),
                row.getString("beginning"),
                PostRows.post(row),
                row.getObject("token_unit_no", Integer.class),
                texts(row, "granted"),
                row.getString("created_name"),
                instant(row, "token_created_at").orElseThrow(),
                instant(row, "expires_at").orElseThrow(),
                instant(row, "last_used_at").orElse(null),
                instant(row, "revoked_at").orElse(null));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return List.of((String[]) array.getArray());
    }
}
