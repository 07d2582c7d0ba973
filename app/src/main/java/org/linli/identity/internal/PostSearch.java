package org.linli.identity.internal;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.linli.identity.Post;
import org.linli.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Posts within somebody's reach, to choose one from. */
@Repository
public class PostSearch {

    private static final int MOST = 50;

    private final JdbcClient jdbc;
    private final PostRows posts;
    private final TokenRows tokens;

    PostSearch(JdbcClient jdbc, PostRows posts, TokenRows tokens) {
        this.jdbc = jdbc;
        this.posts = posts;
        this.tokens = tokens;
    }

    /** Posts whose title holds the text. */
    public List<Post> list(Actor reader, String text) {
        Reach reach = Reach.of(reader);
        return jdbc.sql("""
                        SELECT *
                        FROM post
                        WHERE (post.unit_no <@ CAST(:units AS int4multirange) OR (post.unit_no IS NULL AND :isEverything))
                          AND (:text = '' OR strpos(post.title, :text) > 0)
                        ORDER BY post.title, post.id
                        LIMIT :limit
                        """)
                .param("units", reach.units().asMultirange())
                .param("isEverything", reach.isEverything())
                .param("text", text.strip())
                .param("limit", MOST)
                .query((row, number) -> PostRows.post(row))
                .list();
    }

    public Optional<Post> find(Actor reader, UUID id) {
        return posts.find(id).filter(post -> Reach.of(reader).holds(post.unitNo()));
    }

    public List<String> permissionsOf(Post post) {
        return List.copyOf(new TreeSet<>(tokens.permissionsOf(post.id())));
    }
}
