package org.linli.identity.internal;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.identity.Account;
import org.linli.identity.Post;
import org.linli.kernel.Actor;
import org.linli.territory.GridStaff.Kind;
import org.springframework.stereotype.Component;

/** Puts acts on accounts and posts on record, inside the transaction that does them. */
@Component
class Records {

    private final Evidence evidence;

    Records(Evidence evidence) {
        this.evidence = evidence;
    }

    /** An act on an account is filed at the first unit the account has a post at, else where the actor stands. */
    void account(Actor by, String verb, Account account, Map<String, String> facts) {
        int unitNo = account.posts().stream()
                .map(Post::unitNo)
                .filter(unit -> unit != null)
                .findFirst()
                .orElseGet(() -> standpoint(by));
        record(by, verb, new Subject("account", account.id()), unitNo, facts);
    }

    void account(Actor by, String verb, UUID accountId, @Nullable Integer unitNo, Map<String, String> facts) {
        record(by, verb, new Subject("account", accountId), unitNo == null ? standpoint(by) : unitNo, facts);
    }

    /** What is on record of an appointment. */
    static Map<String, String> appointment(
            UUID postId, LocalDate from, @Nullable LocalDate until, Optional<Kind> kind) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("post", postId.toString());
        facts.put("from", from.toString());
        facts.put("until", until == null ? "" : until.toString());
        kind.ifPresent(known -> facts.put("grid-kind", known.name()));
        return facts;
    }

    void post(Actor by, String verb, UUID postId, @Nullable Integer unitNo, Map<String, String> facts) {
        record(by, verb, new Subject("post", postId), unitNo == null ? standpoint(by) : unitNo, facts);
    }

    void token(Actor by, String verb, UUID tokenId, @Nullable Integer unitNo, Map<String, String> facts) {
        record(by, verb, new Subject("api-token", tokenId), unitNo == null ? standpoint(by) : unitNo, facts);
    }

    void resident(Actor by, String verb, UUID ownId) {
        record(by, verb, new Subject("resident", ownId), Actors.NO_UNIT, Map.of());
    }

    private void record(Actor by, String verb, Subject subject, int unitNo, Map<String, String> facts) {
        evidence.record(Act.of(by, verb, subject, unitNo, facts));
    }

    private static int standpoint(Actor by) {
        return by.findPost().map(Actor.ActingPost::unitNo).orElse(Actors.NO_UNIT);
    }
}
