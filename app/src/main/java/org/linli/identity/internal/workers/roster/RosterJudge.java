package org.linli.identity.internal.workers.roster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.linli.identity.NewEngagement;
import org.linli.identity.NewWorker;
import org.linli.identity.ServingRole;
import org.linli.identity.internal.UnitByText;
import org.linli.identity.internal.workers.KnownEngagements;
import org.linli.identity.internal.workers.WorkerRule;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.messages.Phone;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Reads rows of a roster by the rules of entering somebody. */
@Component
class RosterJudge {

    private static final List<Locale> LANGUAGES = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);

    private final KnownEngagements known;
    private final UnitByText units;
    private final Territory territory;
    private final MessageSource messages;

    RosterJudge(KnownEngagements known, UnitByText units, Territory territory, MessageSource messages) {
        this.known = known;
        this.units = units;
        this.territory = territory;
        this.messages = messages;
    }

    /** Inside a transaction of the actor's scope. */
    List<JudgedLine> judge(Actor by, List<RosterLine> rows, LocalDate today) {
        Map<String, Outcome<Integer>> places = new HashMap<>();
        Map<Said, List<Earlier>> said = new HashMap<>();
        List<JudgedLine> judged = new ArrayList<>();
        for (RosterLine row : rows) {
            Outcome<NewWorker> read = read(by, row, places, today).then(worker -> once(worker, row, said));
            judged.add(
                    switch (read) {
                        case Outcome.Done<NewWorker> done -> JudgedLine.good(row, done.value(), false);
                        case Outcome.Refused<NewWorker> refused -> JudgedLine.bad(row, refused.refusal());
                    });
        }
        return markKnown(judged);
    }

    /** What a row says of whom, apart from the days. */
    private record Said(String name, String phone, ServingRole role, int unitNo, String line, String leads) {}

    private record Earlier(int line, NewEngagement engagement) {

        boolean overlaps(NewEngagement other) {
            return (engagement.until() == null || other.from().isBefore(engagement.until()))
                    && (other.until() == null || engagement.from().isBefore(other.until()));
        }
    }

    private static Outcome<NewWorker> once(NewWorker worker, RosterLine row, Map<Said, List<Earlier>> said) {
        NewEngagement engagement = worker.engagement();
        List<Earlier> same = said.computeIfAbsent(
                new Said(
                        worker.name(),
                        worker.phone(),
                        engagement.role(),
                        engagement.unitNo(),
                        engagement.line(),
                        engagement.leads()),
                key -> new ArrayList<>());
        Optional<Earlier> twice =
                same.stream().filter(earlier -> earlier.overlaps(engagement)).findFirst();
        if (twice.isPresent()) {
            return Outcome.refused("workers.refused.row-twice", twice.get().line());
        }
        same.add(new Earlier(row.line(), engagement));
        return Outcome.done(worker);
    }

    private List<JudgedLine> markKnown(List<JudgedLine> judged) {
        List<NewWorker> workers = judged.stream()
                .flatMap(line -> Optional.ofNullable(line.worker()).stream())
                .toList();
        Predicate<NewWorker> isKnown = known.of(workers);
        Set<NewWorker> there = new HashSet<>();
        workers.stream().filter(isKnown).forEach(there::add);
        return judged.stream()
                .map(line -> {
                    NewWorker worker = line.worker();
                    return worker != null && there.contains(worker) ? JudgedLine.good(line.row(), worker, true) : line;
                })
                .toList();
    }

    private Outcome<NewWorker> read(Actor by, RosterLine row, Map<String, Outcome<Integer>> places, LocalDate today) {
        if (row.hasFormula()) {
            return Outcome.refused("identity.bulk.formula");
        }
        if (row.isMerged()) {
            return Outcome.refused("workers.refused.merged-cells");
        }
        return WorkerRule.name(row.text(RosterColumn.NAME))
                .then(name -> WorkerRule.phone(row.text(RosterColumn.PHONE))
                        .then(phone -> role(row)
                                .then(role -> place(by, row, places)
                                        .then(unitNo -> from(row, today)
                                                .then(from -> until(row)
                                                        .then(until -> WorkerRule.engagement(new NewEngagement(
                                                                        role,
                                                                        unitNo,
                                                                        row.text(RosterColumn.LINE),
                                                                        row.text(RosterColumn.LEADS),
                                                                        from,
                                                                        until.orElse(null)))
                                                                .map(engagement -> new NewWorker(
                                                                        name,
                                                                        phone.map(Phone::digits)
                                                                                .orElse(""),
                                                                        engagement))))))));
    }

    /** By its name in either language. */
    private Outcome<ServingRole> role(RosterLine row) {
        String typed = row.text(RosterColumn.ROLE);
        return Arrays.stream(ServingRole.values())
                .filter(role -> LANGUAGES.stream()
                        .anyMatch(language -> typed.equalsIgnoreCase(
                                messages.getMessage("workers.kind." + role.name(), null, language))))
                .findFirst()
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused("workers.refused.role", typed));
    }

    private Outcome<Integer> place(Actor by, RosterLine row, Map<String, Outcome<Integer>> places) {
        return places.computeIfAbsent(
                row.text(RosterColumn.UNIT),
                typed -> units.find(by, typed)
                        .map(Unit::no)
                        .then(no -> by.scope().units().contains(no)
                                        && territory.findEnd(no).isEmpty()
                                ? Outcome.done(no)
                                : Outcome.refused("identity.unit-beyond")));
    }

    private static Outcome<LocalDate> from(RosterLine row, LocalDate today) {
        return day(row, RosterColumn.FROM).map(day -> day.orElse(today));
    }

    /** The file says the last day, the register the first day without it. */
    private static Outcome<Optional<LocalDate>> until(RosterLine row) {
        return day(row, RosterColumn.UNTIL).map(day -> day.map(last -> last.plusDays(1)));
    }

    private static Outcome<Optional<LocalDate>> day(RosterLine row, RosterColumn column) {
        String typed = row.text(column);
        if (typed.isEmpty()) {
            return Outcome.done(Optional.empty());
        }
        Optional<LocalDate> day = DayText.find(typed);
        return day.isPresent() ? Outcome.done(day) : Outcome.refused("workers.refused.day", typed);
    }
}
