package org.linli.identity.internal.workers;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code worker_pair}: what was decided about two entries, as far as the scope shows both. */
@Repository
class PairRows {

    private final JdbcClient jdbc;

    PairRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Pair pair, Merging.Decision decision, String by, Instant now) {
        jdbc.sql("""
                        INSERT INTO worker_pair (first_id, second_id, decision, decided_by, decided_at)
                        VALUES (:first, :second, :decision, :by, :now)
                        """)
                .param("first", pair.first())
                .param("second", pair.second())
                .param("decision", decision.name())
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What was decided about these two people, whichever of their entries it was decided of. */
    Optional<Decided> find(Pair pair) {
        return jdbc.sql("""
                        SELECT decision, decided_by, decided_at
                        FROM worker_pair
                        JOIN worker first_entry ON first_entry.id = worker_pair.first_id
                        JOIN worker second_entry ON second_entry.id = worker_pair.second_id
                        WHERE (worker_pair.first_id = :first AND worker_pair.second_id = :second)
                           OR (decision = 'TWO'
                             AND least(first_entry.person_id, second_entry.person_id) = :first
                             AND greatest(first_entry.person_id, second_entry.person_id) = :second)
                        ORDER BY decided_at DESC
                        LIMIT 1
                        """)
                .param("first", pair.first())
                .param("second", pair.second())
                .query((row, n) -> new Decided(
                        Merging.Decision.valueOf(row.getString("decision")),
                        row.getString("decided_by"),
                        row.getObject("decided_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** What was decided last about an entry that is no longer there by itself. */
    Optional<Decided> findMerger(UUID formerId) {
        return jdbc.sql("""
                        SELECT decision, decided_by, decided_at
                        FROM worker_pair
                        WHERE decision = 'SAME'
                          AND (first_id = :former OR second_id = :former)
                        ORDER BY decided_at DESC
                        LIMIT 1
                        """)
                .param("former", formerId)
                .query((row, n) -> new Decided(
                        Merging.Decision.valueOf(row.getString("decision")),
                        row.getString("decided_by"),
                        row.getObject("decided_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** People of whom somebody said that they are two. */
    Set<Pair> two() {
        return Set.copyOf(jdbc.sql("""
                        SELECT first_entry.person_id AS one, second_entry.person_id AS other
                        FROM worker_pair
                        JOIN worker first_entry ON first_entry.id = worker_pair.first_id
                        JOIN worker second_entry ON second_entry.id = worker_pair.second_id
                        WHERE decision = 'TWO'
                          AND first_entry.person_id <> second_entry.person_id
                        """)
                .query((row, n) -> Pair.of(row.getObject("one", UUID.class), row.getObject("other", UUID.class)))
                .list());
    }

    /** The latest decisions that two entries are two people. */
    List<SettledPair> listTwo(int limit) {
        return jdbc.sql("""
                        SELECT first_entry.person_id AS one, second_entry.person_id AS other,
                               first_person.name AS one_name, second_person.name AS other_name,
                               decided_by, decided_at
                        FROM worker_pair
                        JOIN worker first_entry ON first_entry.id = worker_pair.first_id
                        JOIN worker second_entry ON second_entry.id = worker_pair.second_id
                        JOIN worker first_person ON first_person.id = first_entry.person_id
                        JOIN worker second_person ON second_person.id = second_entry.person_id
                        WHERE decision = 'TWO'
                          AND first_entry.person_id <> second_entry.person_id
                        ORDER BY decided_at DESC, worker_pair.first_id, worker_pair.second_id
                        LIMIT :limit
                        """)
                .param("limit", limit)
                .query((row, n) -> new SettledPair(
                        Pair.of(row.getObject("one", UUID.class), row.getObject("other", UUID.class)),
                        row.getString("one_name"),
                        row.getString("other_name"),
                        row.getString("decided_by"),
                        row.getObject("decided_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Forgets that these people are two; false if nobody said so. */
    boolean forgetTwo(Pair pair) {
        return jdbc.sql("""
                                DELETE FROM worker_pair
                                USING worker first_entry, worker second_entry
                                WHERE first_entry.id = worker_pair.first_id
                                  AND second_entry.id = worker_pair.second_id
                                  AND decision = 'TWO'
                                  AND least(first_entry.person_id, second_entry.person_id) = :first
                                  AND greatest(first_entry.person_id, second_entry.person_id) = :second
                                """)
                        .param("first", pair.first())
                        .param("second", pair.second())
                        .update()
                > 0;
    }

    void forgetSame(Pair pair) {
        jdbc.sql("DELETE FROM worker_pair WHERE decision = 'SAME' AND first_id = :first AND second_id = :second")
                .param("first", pair.first())
                .param("second", pair.second())
                .update();
    }

    /** By whom and when. */
    record Decided(Merging.Decision decision, String by, Instant at) {}
}
