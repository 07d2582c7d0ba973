package org.linli.incidents.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.incidents.Incident;
import org.linli.incidents.State;
import org.linli.incidents.Step;
import org.linli.kernel.Actor;
import org.linli.media.Media;
import org.springframework.stereotype.Component;

/** Puts a step on record: an entry that commits to it and to the row after it, and a line of the history. */
@Component
class StepRecords {

    private final Evidence evidence;
    private final IncidentContent content;
    private final History history;
    private final Media media;
    private final Deadlines deadlines;

    StepRecords(Evidence evidence, IncidentContent content, History history, Media media, Deadlines deadlines) {
        this.evidence = evidence;
        this.content = content;
        this.history = history;
        this.media = media;
        this.deadlines = deadlines;
    }

    /** Words about an incident that moves neither its state nor its clock nor its version. */
    void writeWords(Incident standing, String verb, String words, Map<String, String> facts, Actor by, Instant at) {
        Step step = new Step(standing, verb, words.strip(), List.of(), new Step.Facts(new TreeMap<>(facts)));
        write(step, standing.state(), by, at);
    }

    /** After the row was written, in its transaction. */
    void write(Step step, @Nullable State from, Actor by, Instant at) {
        Incident after = step.after();
        SortedMap<String, String> facts = new TreeMap<>(step.facts().values());
        facts.put("no", after.no());
        facts.put("state", after.state().name());
        if (step.note() != null) {
            facts.put("words", step.note());
        }
        for (UUID photo : step.photos()) {
            facts.put(
                    "photo." + photo,
                    media.findPhoto(photo).map(Media.Photo::sha256).orElse(""));
        }
        facts.putAll(content.get(after.id()).facts());
        Subject subject = new Subject(IncidentDesk.SUBJECT, after.id());
        UUID entry =
                evidence.record(Act.of(by, step.verb(), subject, after.place().unitNo(), Map.copyOf(facts)));
        history.append(new History.Written(step, from, by, at, deadlines.dueOf(after), entry));
    }
}
