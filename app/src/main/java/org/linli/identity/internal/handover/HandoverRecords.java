package org.linli.identity.internal.handover;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.springframework.stereotype.Component;

/** Puts hand-overs on record, inside the transaction that does them. */
@Component
class HandoverRecords {

    private final Evidence evidence;

    HandoverRecords(Evidence evidence) {
        this.evidence = evidence;
    }

    void begun(Actor by, UUID id, int unitNo, UUID leaver, UUID successor, UUID post) {
        record(
                by,
                "handover.begun",
                id,
                unitNo,
                null,
                Map.of(
                        "leaver", leaver.toString(),
                        "successor", successor.toString(),
                        "post", post.toString()));
    }

    /** @param reason why somebody signed for the leaver; null where each signed for herself */
    void signed(Actor by, Handover handover, String as, @Nullable String reason) {
        record(
                by,
                "handover.signed",
                handover.id(),
                handover.unitNo(),
                reason == null ? null : handover.leaver().name(),
                reason == null ? Map.of("as", as) : Map.of("as", as, "reason", reason));
    }

    void withdrawn(Actor by, Handover handover) {
        record(by, "handover.withdrawn", handover.id(), handover.unitNo(), null, Map.of());
    }

    UUID done(Actor by, Handover handover, Map<String, Integer> counts, boolean isAccountClosed) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("leaver", handover.leaver().account().toString());
        facts.put("successor", handover.successor().account().toString());
        facts.put("post", handover.post().id().toString());
        facts.put("account-closed", Boolean.toString(isAccountClosed));
        counts.forEach((kind, count) -> facts.put("moved " + kind, Integer.toString(count)));
        return record(by, "handover.done", handover.id(), handover.unitNo(), null, facts);
    }

    private UUID record(
            Actor by, String verb, UUID id, int unitNo, @Nullable String onBehalfOf, Map<String, String> facts) {
        return evidence.record(
                new Act(by, verb, new Subject("handover", id), unitNo, onBehalfOf, null, new TreeMap<>(facts)));
    }
}
