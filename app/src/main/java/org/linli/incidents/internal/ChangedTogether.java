package org.linli.incidents.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.incidents.internal.IncidentContent.Placed;
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
        record(by, verb, ids, id -> facts);
    }

    /**
     * The same with facts of each.
     *
     * @return the entry of each incident
     */
    Map<UUID, UUID> record(Actor by, String verb, Collection<UUID> ids, Function<UUID, Map<String, String>> facts) {
        List<Placed> incidents = ids.isEmpty() ? List.of() : content.list(ids);
        if (incidents.isEmpty()) {
            return Map.of();
        }
        List<UUID> entries = evidence.recordAll(incidents.stream()
                .map(incident ->
                        act(by, verb, incident, facts.apply(incident.row().id())))
                .toList());
        Map<UUID, UUID> entryOf = HashMap.newHashMap(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            entryOf.put(incidents.get(i).row().id(), entries.get(i));
        }
        return entryOf;
    }

    private static Act act(Actor by, String verb, Placed incident, Map<String, String> facts) {
        Map<String, String> all = new TreeMap<>(facts);
        all.putAll(incident.row().facts());
        Subject subject = new Subject(IncidentDesk.SUBJECT, incident.row().id());
        return Act.of(by, verb, subject, incident.unitNo(), all);
    }
}
