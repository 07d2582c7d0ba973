package org.linli.incidents.internal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.springframework.stereotype.Component;

/** Puts on record what many incidents say after one act changed them all, so that each can be held against the log. */
@Component
class ChangedTogether {

    private final Evidence evidence;
    private final IncidentContent content;

    ChangedTogether(Evidence evidence, IncidentContent content) {
        this.evidence = evidence;
        this.content = content;
    }

    /** Inside the transaction that changed them. */
    void record(Actor by, String verb, Collection<UUID> ids, Map<String, String> facts) {
        List<Act> acts = content.list(ids).stream()
                .map(incident -> {
                    Map<String, String> all = new TreeMap<>(facts);
                    all.putAll(incident.row().facts());
                    return Act.of(
                            by,
                            verb,
                            new Subject(IncidentDesk.SUBJECT, incident.row().id()),
                            incident.unitNo(),
                            all);
                })
                .toList();
        if (!acts.isEmpty()) {
            evidence.recordAll(acts);
        }
    }
}
