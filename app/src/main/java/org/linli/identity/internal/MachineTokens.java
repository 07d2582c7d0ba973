package org.linli.identity.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.identity.ApiTokens;
import org.linli.identity.Post;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.kernel.Transactions;
import org.linli.kernel.UuidV7;
import org.linli.kernel.web.NotFound;
import org.linli.territory.Territory;
import org.springframework.stereotype.Service;

/** Makes, ends and recognises tokens of machines. */
@Service
public class MachineTokens implements ApiTokens {

    private static final int LONGEST_DAYS = 365;
    private static final int LONGEST_NAME = 60;

    private final TokenRows rows;
    private final PostRows posts;
    private final Actors actors;
    private final Territory territory;
    private final Records records;
    private final Transactions transactions;
    private final Clock clock;

    MachineTokens(
            TokenRows rows,
            PostRows posts,
            Actors actors,
            Territory territory,
            Records records,
            Transactions transactions,
            Clock clock) {
        this.rows = rows;
        this.posts = posts;
        this.actors = actors;
        this.territory = territory;
        this.records = records;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Outcome<Created> create(Actor by, Order order) {
        Post post = posts.find(order.postId())
                .filter(found -> Reach.of(by).holds(found.unitNo()))
                .orElseThrow(NotFound::new);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return transactions.write(by.scope(), () -> {
            Optional<Refusal> refusal = refuse(order, post);
            if (refusal.isPresent()) {
                return Outcome.refused(refusal.get());
            }
            UUID id = UuidV7.at(now);
            TokenText text = TokenText.random();
            rows.insert(id, text, order, by, now);
            records.token(
                    by,
                    "api-token.created",
                    id,
                    post.unitNo(),
                    Map.of(
                            "name", order.name().strip(),
                            "post", post.id().toString(),
                            "unit", order.unitNo() == null ? "" : order.unitNo().toString(),
                            "permissions", String.join(" ", new TreeSet<>(order.permissions())),
                            "days", Integer.toString(order.days())));
            return Outcome.done(new Created(id, text.text()));
        });
    }

    private Optional<Refusal> refuse(Order order, Post post) {
        String name = order.name().strip();
        if (name.isEmpty()
                || name.codePointCount(0, name.length()) > LONGEST_NAME
                || name.codePoints().anyMatch(Character::isISOControl)) {
            return Optional.of(Refusal.of("doors.token.name", LONGEST_NAME));
        }
        if (order.days() < 1 || order.days() > LONGEST_DAYS) {
            return Optional.of(Refusal.of("doors.token.days", LONGEST_DAYS));
        }
        if (order.permissions().isEmpty()) {
            return Optional.of(Refusal.of("doors.token.nothing"));
        }
        if (!rows.permissionsOf(post.id()).containsAll(order.permissions())) {
            return Optional.of(Refusal.of("doors.token.wider"));
        }
        return isWithin(order.unitNo(), post) ? Optional.empty() : Optional.of(Refusal.of("doors.token.unit-outside"));
    }

    private boolean isWithin(@Nullable Integer unitNo, Post post) {
        if (unitNo == null) {
            return true;
        }
        boolean isOfDepartment = post.departmentNo() != null;
        return !isOfDepartment
                && (post.unitNo() == null
                        || territory.numbersAtOrBelow(post.unitNo()).contains(unitNo));
    }

    @Override
    public Outcome<UUID> revoke(Actor by, UUID id) {
        Token token = rows.find(id)
                .filter(found -> Reach.of(by).holds(found.post().unitNo()))
                .orElseThrow(NotFound::new);
        return transactions.write(by.scope(), () -> {
            if (!rows.revoke(id, clock.instant())) {
                return Outcome.refused("doors.token.ended-already");
            }
            records.token(by, "api-token.revoked", id, token.post().unitNo(), Map.of("name", token.name()));
            return Outcome.done(id);
        });
    }

    @Override
    public List<Token> list(Actor reader, int limit) {
        return rows.list(Reach.of(reader), limit);
    }

    /** The machine behind a token that is good now. */
    public Optional<Actor> use(TokenText text) {
        return rows.use(text, clock.instant())
                .map(token -> actors.ofToken(token.id(), token.name(), token.post(), token.unitNo()));
    }
}
