package org.linli.incidents.internal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.incidents.State;
import org.linli.kernel.Actor;
import org.linli.kernel.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a resident who signed in with her phone has reported with it: the database answers by her scope alone. */
@Repository
public class OwnRequests {

    private static final int MOST = 200;

    private final Transactions transactions;
    private final JdbcClient jdbc;

    OwnRequests(Transactions transactions, JdbcClient jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    /** @param hasTracking whether there is a page to follow it on */
    public record OwnRequest(
            UUID id,
            String no,
            String title,
            State state,
            Instant reportedAt,
            @Nullable Instant closedAt,
            boolean hasTracking) {}

    /** The newest first. */
    public List<OwnRequest> list(Actor resident) {
        return transactions.read(
                resident.scope(),
                () -> jdbc.sql("""
                        SELECT id, no, title, state, reported_at, closed_at, has_tracking
                        FROM own_incidents()
                        ORDER BY received_at DESC, id DESC
                        LIMIT :limit
                        """)
                        .param("limit", MOST)
                        .query((row, number) -> new OwnRequest(
                                row.getObject("id", UUID.class),
                                row.getString("no"),
                                row.getString("title"),
                                State.valueOf(row.getString("state")),
                                row.getObject("reported_at", OffsetDateTime.class)
                                        .toInstant(),
                                Optional.ofNullable(row.getObject("closed_at", OffsetDateTime.class))
                                        .map(OffsetDateTime::toInstant)
                                        .orElse(null),
                                row.getBoolean("has_tracking")))
                        .list());
    }

    /** Whether it is one of the resident's that can be followed. */
    public boolean canFollow(Actor resident, UUID id) {
        return transactions.read(
                resident.scope(),
                () -> jdbc.sql("""
                        SELECT EXISTS (
                          SELECT FROM own_incidents()
                          WHERE id = :id
                            AND has_tracking)
                        """).param("id", id).query(Boolean.class).single());
    }
}
