package org.linli.identity.internal.transfer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.identity.internal.transfer.Dealing.Part;
import org.linli.kernel.Actor;
import org.linli.kernel.UuidV7;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * A post whose holders go to several units becomes several posts that are what it was: same title, same rights, and each
 * holder appointed since the day she was. What is past stays with the first of them.
 */
@Repository
class DividedPosts {

    private static final List<String> GOING_ALONG = List.of("""
            UPDATE appointment
            SET post_id = :own
            WHERE post_id = :post
              AND account_id = ANY (:people::uuid[])
              AND (upper_inf(valid_during) OR upper(valid_during) > CAST(:day AS date))
            """, """
            UPDATE grid_profile
            SET post_id = :own
            WHERE post_id = :post
              AND account_id = ANY (:people::uuid[])
            """, """
            UPDATE handover
            SET post_id = :own
            WHERE post_id = :post
              AND leaver_id = ANY (:people::uuid[])
              AND state = 'OPEN'
            """);

    private final JdbcClient jdbc;
    private final Evidence evidence;

    DividedPosts(JdbcClient jdbc, Evidence evidence) {
        this.jdbc = jdbc;
        this.evidence = evidence;
    }

    /** A part of a post that is a post of its own from here on; the first part of each keeps the post itself. */
    List<Part> divide(Actor mover, List<Part> parts, LocalDate day, Instant now) {
        Set<UUID> kept = new HashSet<>();
        List<Part> divided = new ArrayList<>();
        for (Part part : parts) {
            divided.add(kept.add(part.postId()) ? part : apart(mover, part, day, now));
        }
        return divided;
    }

    private Part apart(Actor mover, Part part, LocalDate day, Instant now) {
        UUID own = UuidV7.at(now);
        jdbc.sql("""
                        INSERT INTO post (id, title, unit_no, department_no, permission_set, created_at)
                        SELECT :own, title, unit_no, department_no, permission_set, :now
                        FROM post
                        WHERE id = :post
                        """)
                .param("own", own)
                .param("post", part.postId())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        String[] people = part.people().stream().map(UUID::toString).toArray(String[]::new);
        for (String goingAlong : GOING_ALONG) {
            jdbc.sql(goingAlong)
                    .param("own", own)
                    .param("post", part.postId())
                    .param("people", people)
                    .param("day", day)
                    .update();
        }
        evidence.record(Act.of(
                mover,
                "transfer.post-divided",
                new Subject("post", own),
                part.fromUnitNo(),
                Map.of("from", part.postId().toString(), "people", String.join(" ", people))));
        return new Part(own, part.fromUnitNo(), part.toUnitNo(), part.people());
    }
}
