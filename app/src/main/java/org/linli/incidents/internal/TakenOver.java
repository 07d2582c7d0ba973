package org.linli.incidents.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.linli.incidents.Incident;
import org.linli.incidents.NewReport;
import org.linli.incidents.PastIncidents;
import org.linli.incidents.State;
import org.linli.incidents.Step;
import org.linli.incidents.Step.Facts;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.statute.StatuteHold;
import org.springframework.stereotype.Component;

/** Replays past incidents in memory and writes the results in bulk. */
@Component
class TakenOver implements PastIncidents {

    private static final Scope SCOPE = new Scope.SystemJob(new Purpose("incidents.take-over"));
    private static final int TOGETHER = 300;

    private final Transactions transactions;
    private final StatuteHold statutes;
    private final FirstReports reports;
    private final References references;
    private final Deadlines deadlines;
    private final PastRows rows;
    private final History history;
    private final SearchTokens tokens;
    private final Published published;
    private final ChangedTogether changed;

    TakenOver(
            Transactions transactions,
            StatuteHold statutes,
            FirstReports reports,
            References references,
            Deadlines deadlines,
            PastRows rows,
            History history,
            SearchTokens tokens,
            Published published,
            ChangedTogether changed) {
        this.transactions = transactions;
        this.statutes = statutes;
        this.reports = reports;
        this.references = references;
        this.deadlines = deadlines;
        this.rows = rows;
        this.history = history;
        this.tokens = tokens;
        this.published = published;
        this.changed = changed;
    }

    /** An incident as it ended. */
    record Life(String reference, Incident incident, List<Lived> steps) {}

    /** A step of it, before there is evidence of it. */
    record Lived(Step step, State from, Actor by, Instant at) {}

    @Override
    public Outcome<Integer> takeOver(Actor system, List<Past> past) {
        if (system.kind() != Actor.Kind.SYSTEM) {
            throw new IllegalArgumentException("Only the system records what is past, not " + system.name());
        }
        Outcome<Integer> taken = Outcome.done(0);
        for (int from = 0; from < past.size(); from += TOGETHER) {
            List<Past> together = past.subList(from, Math.min(past.size(), from + TOGETHER));
            taken = taken.then(before ->
                    transactions.write(SCOPE, () -> together(system, together)).map(more -> before + more));
        }
        return taken;
    }

    private Outcome<Integer> together(Actor system, List<Past> past) {
        statutes.take();
        Set<String> known = rows.listKnown(past.stream().map(Past::report).toList());
        List<Life> lives = new ArrayList<>();
        for (Past one : past) {
            if (!known.contains(PastRows.source(one.report()))) {
                switch (replayed(one)) {
                    case Outcome.Done<Life> done -> lives.add(done.value());
                    case Outcome.Refused<Life> refused -> {
                        return Outcome.refused(refused.refusal());
                    }
                }
            }
        }
        if (!lives.isEmpty()) {
            write(system, lives);
        }
        return Outcome.done(lives.size());
    }

    private Outcome<Life> replayed(Past past) {
        NewReport report = past.report();
        Instant reportedAt = report.reportedAt();
        Incident incident = reports.open(past.reporter(), report, reportedAt);
        List<Lived> steps = new ArrayList<>();
        Facts channel = Facts.of("channel", report.channel().name());
        Step first = new Step(incident, "incident.reported", report.text(), List.of(), channel);
        steps.add(new Lived(first, State.REPORTED, past.reporter(), reportedAt));
        for (Done done : past.acts()) {
            Incident before = incident;
            Outcome<Step> step = before.act(
                            done.act(), done.by(), done.at(), deadlines.budgets(done.act(), before, done.at()))
                    .then(next -> references
                            .check(done.act(), before, done.by(), deadlines.day(done.at()))
                            .map(checked -> next));
            if (step instanceof Outcome.Refused<Step> refused) {
                return Outcome.refused(refused.refusal());
            }
            steps.add(new Lived(step.orThrow(), before.state(), done.by(), done.at()));
            incident = step.orThrow().after();
        }
        if (incident.state().isOpen()) {
            return Outcome.refused("incidents.refused.still-open", incident.no());
        }
        return Outcome.done(new Life(Objects.requireNonNull(report.sourceReference()), incident, steps));
    }

    private void write(Actor system, List<Life> lives) {
        rows.insert(lives);
        List<Incident> incidents = lives.stream().map(Life::incident).toList();
        tokens.indexAll(incidents);
        incidents.forEach(published::refresh);
        Map<UUID, Life> byId =
                lives.stream().collect(Collectors.toMap(life -> life.incident().id(), Function.identity()));
        Map<UUID, UUID> entries = changed.record(
                system, "incident.taken-over", byId.keySet(), id -> facts(Objects.requireNonNull(byId.get(id))));
        history.appendAll(lives.stream()
                .flatMap(life -> written(
                        life, Objects.requireNonNull(entries.get(life.incident().id())))
                        .stream())
                .toList());
    }

    /** The entry commits to the steps as well as to the row. */
    private static Map<String, String> facts(Life life) {
        Map<String, String> facts = new HashMap<>();
        facts.put("no", life.incident().no());
        facts.put("source", life.reference());
        for (int i = 0; i < life.steps().size(); i++) {
            Lived lived = life.steps().get(i);
            facts.put("step." + (i + 1), lived.at() + " " + lived.step().verb());
        }
        return facts;
    }

    private List<History.Written> written(Life life, UUID entry) {
        return life.steps().stream()
                .map(lived -> new History.Written(
                        lived.step(),
                        lived.step().verb().equals("incident.reported") ? null : lived.from(),
                        lived.by(),
                        lived.at(),
                        deadlines.dueOf(lived.step().after()),
                        entry))
                .toList();
    }
}
