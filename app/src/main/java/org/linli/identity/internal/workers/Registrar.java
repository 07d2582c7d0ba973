package org.linli.identity.internal.workers;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.identity.NewEngagement;
import org.linli.kernel.Actor;
import org.springframework.stereotype.Component;

/** What is on record of the register: roles, units and days, not names and phones. */
@Component
class Registrar {

    static final int NO_UNIT = 0;

    private final Evidence evidence;

    Registrar(Evidence evidence) {
        this.evidence = evidence;
    }

    static Subject subject(UUID entryId) {
        return new Subject("worker", entryId);
    }

    void record(Actor by, String verb, UUID entryId, int unitNo, Map<String, String> facts) {
        evidence.record(act(by, verb, entryId, unitNo, facts));
    }

    void recordAll(List<Act> acts) {
        if (!acts.isEmpty()) {
            evidence.recordAll(acts);
        }
    }

    /** An act on two entries is found with each of them. */
    void recordPair(Actor by, String verb, UUID first, UUID second) {
        Map<String, String> facts = Map.of("first", first.toString(), "second", second.toString());
        evidence.recordAll(
                List.of(act(by, verb, first, standpoint(by), facts), act(by, verb, second, standpoint(by), facts)));
    }

    static Act act(Actor by, String verb, UUID entryId, int unitNo, Map<String, String> facts) {
        return Act.of(by, verb, subject(entryId), unitNo, facts);
    }

    static int standpoint(Actor by) {
        return by.findPost().map(Actor.ActingPost::unitNo).orElse(NO_UNIT);
    }

    static Map<String, String> facts(NewEngagement engagement) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("role", engagement.role().name());
        facts.put("unit", Integer.toString(engagement.unitNo()));
        facts.put("line", engagement.line());
        facts.put("from", engagement.from().toString());
        facts.put("until", text(engagement.until()));
        return facts;
    }

    private static String text(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }
}
