package org.linli.incidents.internal;

import java.util.Map;
import java.util.UUID;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.linli.statute.ChangeRecord;
import org.springframework.stereotype.Component;

/** Changes of rules and calendars in the evidence, which stands on the same floor as they do. */
@Component
class StatuteEvidence implements ChangeRecord {

    private final Evidence evidence;

    StatuteEvidence(Evidence evidence) {
        this.evidence = evidence;
    }

    @Override
    public UUID record(Actor by, String verb, UUID change, int unitNo, Map<String, String> facts) {
        return evidence.record(Act.of(by, verb, new Subject("statute-change", change), unitNo, facts));
    }
}
