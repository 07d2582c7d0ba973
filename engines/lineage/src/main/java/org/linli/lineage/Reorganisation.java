package org.linli.lineage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.linli.lineage.Operation.AbolishLevel;
import org.linli.lineage.Operation.Cede;
import org.linli.lineage.Operation.Convert;
import org.linli.lineage.Operation.Establish;
import org.linli.lineage.Operation.Merge;
import org.linli.lineage.Operation.Move;
import org.linli.lineage.Operation.Part;
import org.linli.lineage.Operation.Recode;
import org.linli.lineage.Operation.Rename;
import org.linli.lineage.Operation.Split;
import org.linli.lineage.Succession.Nature;

/** Carries out the steps of a plan on one day, or says what stands against it. Nothing is half done. */
public final class Reorganisation {

    private static final double SHARES_MAY_MISS = 1e-6;
    private static final OptionalDouble ALL = OptionalDouble.of(1);

    private final Lineage lineage;
    private final LocalDate effective;
    private final TreeMap<String, Spell> before = new TreeMap<>();
    private final TreeMap<String, State> after = new TreeMap<>();
    private final Set<String> inSteps = new HashSet<>();
    private final List<Link> links = new ArrayList<>();
    private final Map<String, String> heirs = new TreeMap<>();
    private final Map<String, String> assigned = new TreeMap<>();
    private final Set<Objection> objections = new LinkedHashSet<>();

    /** A unit as it will be. */
    private record State(String name, String kind, Optional<String> parent) {}

    private record Link(
            String before, String after, Nature nature, OptionalDouble shareOfBefore, OptionalDouble shareOfAfter) {}

    private Reorganisation(Lineage lineage, LocalDate effective) {
        this.lineage = lineage;
        this.effective = effective;
        for (Spell spell : lineage.unitsOn(effective.minusDays(1))) {
            before.put(spell.code(), spell);
            after.put(spell.code(), new State(spell.name(), spell.kind(), spell.parent()));
        }
    }

    /** What comes of a plan. */
    public sealed interface Result {}

    /**
     * The plan can be carried out.
     *
     * @param changed the spells that begin on the day, in order of codes
     * @param ended the spells that end with the day before
     * @param warnings objections that do not block
     */
    public record Done(Lineage lineage, List<Spell> changed, List<Spell> ended, List<Objection> warnings)
            implements Result {}

    public record Refused(List<Objection> objections) implements Result {}

    /**
     * Carries out a plan.
     *
     * @param effective its first day
     * @param today the day on which the question is asked; the plan must lie after it
     */
    public static Result apply(Lineage lineage, List<Operation> plan, LocalDate effective, LocalDate today) {
        Reorganisation work = new Reorganisation(lineage, effective);
        if (!effective.isAfter(today)) {
            work.objections.add(new Objection.InThePast(effective, today));
        }
        plan.forEach(work::step);
        work.settleChildren();
        work.checkTree();
        boolean isRefused = work.objections.stream().anyMatch(Objection::isBlocking);
        return isRefused ? new Refused(List.copyOf(work.objections)) : work.done();
    }

    private void step(Operation operation) {
        switch (operation) {
            case Establish establish -> {
                if (isFree(establish.code())) {
                    after.put(establish.code(), new State(establish.name(), establish.kind(), establish.parent()));
                }
            }
            case AbolishLevel abolish -> take(abolish.code()).ifPresent(this::abolish);
            case Merge merge -> merge(merge);
            case Split split -> take(split.code()).ifPresent(unit -> split(unit, split));
            case Cede cede -> cede(cede);
            case Move move ->
                take(move.code()).ifPresent(unit -> {
                    String code = move.newCode().orElse(unit.code());
                    replace(unit, code, new State(unit.name(), unit.kind(), move.parent()));
                });
            case Rename rename ->
                take(rename.code())
                        .ifPresent(unit ->
                                replace(unit, unit.code(), new State(rename.name(), unit.kind(), unit.parent())));
            case Recode recode ->
                take(recode.code())
                        .ifPresent(unit ->
                                replace(unit, recode.newCode(), new State(unit.name(), unit.kind(), unit.parent())));
            case Convert convert ->
                take(convert.code())
                        .ifPresent(unit ->
                                replace(unit, unit.code(), new State(convert.name(), convert.kind(), unit.parent())));
        }
    }

    private void abolish(Spell unit) {
        after.remove(unit.code());
        unit.parent().ifPresent(above -> {
            heirs.put(unit.code(), above);
            links.add(new Link(unit.code(), above, Nature.UNIT_ABOVE, ALL, OptionalDouble.empty()));
        });
    }

    private void merge(Merge merge) {
        List<Spell> units = new ArrayList<>();
        new TreeSet<>(merge.codes()).forEach(code -> take(code).ifPresent(units::add));
        if (merge.codes().stream().distinct().count() < 2) {
            objections.add(new Objection.NothingToDo(merge.into()));
        }
        if (!merge.codes().contains(merge.into()) && !isFree(merge.into())) {
            return;
        }
        List<String> parents =
                units.stream().map(unit -> unit.parent().orElse("")).distinct().toList();
        if (parents.size() > 1) {
            objections.add(new Objection.DifferentParents(
                    units.stream().map(Spell::code).toList(), parents));
        }
        double sum = merge.codes().stream()
                .mapToDouble(code -> merge.weights().getOrDefault(code, Double.NaN))
                .sum();
        for (Spell unit : units) {
            after.remove(unit.code());
            OptionalDouble share = sum > 0
                    ? OptionalDouble.of(merge.weights().getOrDefault(unit.code(), 0.0) / sum)
                    : OptionalDouble.empty();
            links.add(new Link(unit.code(), merge.into(), Nature.SUCCESSOR, ALL, share));
            heirs.put(unit.code(), merge.into());
        }
        after.put(merge.into(), new State(merge.name(), merge.kind(), merge.parent()));
    }

    private void split(Spell unit, Split split) {
        if (split.parts().size() < 2) {
            objections.add(new Objection.NothingToDo(unit.code()));
        }
        boolean areKnown = split.parts().stream().allMatch(part -> part.share().isPresent());
        double sum = split.parts().stream()
                .mapToDouble(part -> part.share().orElse(0))
                .sum();
        if (areKnown ? Math.abs(sum - 1) > SHARES_MAY_MISS : sum > 1 + SHARES_MAY_MISS) {
            objections.add(new Objection.SharesDoNotAddUp(unit.code(), sum));
        }
        after.remove(unit.code());
        for (Part part : split.parts()) {
            if (part.code().equals(unit.code()) || isFree(part.code())) {
                after.put(part.code(), new State(part.name(), part.kind(), unit.parent()));
                links.add(new Link(unit.code(), part.code(), Nature.SUCCESSOR, part.share(), ALL));
            }
        }
        assigned.putAll(split.children());
        Set<String> codes = new HashSet<>(split.parts().stream().map(Part::code).toList());
        List<String> orphans = lineage.children(unit.code(), effective.minusDays(1)).stream()
                .map(Spell::code)
                .filter(child -> !codes.contains(split.children().getOrDefault(child, "")))
                .toList();
        if (!orphans.isEmpty()) {
            objections.add(new Objection.Orphans(unit.code(), orphans));
        }
    }

    private void cede(Cede cede) {
        Optional<Spell> giver = Optional.ofNullable(before.get(cede.code()));
        Optional<Spell> receiver = Optional.ofNullable(before.get(cede.to()));
        if (giver.isEmpty() || receiver.isEmpty()) {
            objections.add(new Objection.UnknownUnit(giver.isEmpty() ? cede.code() : cede.to()));
        } else if (cede.code().equals(cede.to())) {
            objections.add(new Objection.NothingToDo(cede.code()));
        } else {
            links.add(new Link(cede.code(), cede.to(), Nature.SUCCESSOR, cede.share(), cede.shareOfReceiver()));
        }
    }

    private void replace(Spell unit, String code, State state) {
        if (!code.equals(unit.code())) {
            if (!isFree(code)) {
                return;
            }
            after.remove(unit.code());
            heirs.put(unit.code(), code);
            links.add(new Link(unit.code(), code, Nature.SAME, ALL, ALL));
        }
        after.put(code, state);
    }

    private Optional<Spell> take(String code) {
        Spell unit = before.get(code);
        if (unit == null) {
            objections.add(new Objection.UnknownUnit(code));
            return Optional.empty();
        }
        if (!inSteps.add(code)) {
            objections.add(new Objection.InTwoSteps(code));
            return Optional.empty();
        }
        return Optional.of(unit);
    }

    private boolean isFree(String code) {
        if (before.containsKey(code) || after.containsKey(code)) {
            objections.add(new Objection.CodeTaken(code));
            return false;
        }
        if (!lineage.spells(code).isEmpty()) {
            objections.add(new Objection.CodeRetired(code));
            return false;
        }
        return true;
    }

    /** Whoever stood below a unit that goes comes below its heir, unless a step of its own says otherwise. */
    private void settleChildren() {
        for (Map.Entry<String, State> entry : after.entrySet()) {
            State state = entry.getValue();
            Optional<String> parent =
                    Optional.ofNullable(assigned.get(entry.getKey())).or(state::parent);
            Set<String> seen = new HashSet<>();
            while (parent.isPresent()
                    && !after.containsKey(parent.get())
                    && heirs.containsKey(parent.get())
                    && seen.add(parent.get())) {
                parent = Optional.of(heirs.get(parent.get()));
            }
            entry.setValue(new State(state.name, state.kind, parent));
        }
        // A unit at the top that is abolished has no unit above: what was below it is at the top then.
        for (Map.Entry<String, State> entry : after.entrySet()) {
            State state = entry.getValue();
            boolean isAtTop = state.parent()
                    .filter(parent -> !after.containsKey(parent) && inSteps.contains(parent))
                    .map(before::get)
                    .filter(parent -> parent.parent().isEmpty())
                    .isPresent();
            if (isAtTop) {
                entry.setValue(new State(state.name, state.kind, Optional.empty()));
            }
        }
    }

    private void checkTree() {
        TreeMap<String, List<String>> orphans = new TreeMap<>();
        after.forEach((code, state) -> state.parent()
                .filter(parent -> !after.containsKey(parent))
                .ifPresent(parent ->
                        orphans.computeIfAbsent(parent, p -> new ArrayList<>()).add(code)));
        orphans.forEach((parent, codes) -> objections.add(new Objection.Orphans(parent, List.copyOf(codes))));
        Set<String> fine = new HashSet<>();
        for (String start : after.keySet()) {
            Set<String> way = new LinkedHashSet<>();
            Optional<String> code = Optional.of(start);
            while (code.isPresent() && !fine.contains(code.get()) && way.add(code.get())) {
                code = Optional.ofNullable(after.get(code.get())).flatMap(State::parent);
            }
            if (code.isPresent() && !fine.contains(code.get())) {
                String met = code.get();
                objections.add(new Objection.Cycle(
                        way.stream().dropWhile(c -> !c.equals(met)).sorted().toList()));
            }
            fine.addAll(way);
        }
        for (String code : touched()) {
            latestChange(code).ifPresent(day -> objections.add(new Objection.ChangedAlready(code, day)));
        }
    }

    private Optional<LocalDate> latestChange(String code) {
        return lineage.spells(code).stream()
                .flatMap(spell -> Stream.concat(Stream.of(spell.from()), spell.until().stream()))
                .filter(day -> !day.isBefore(effective))
                .findFirst();
    }

    private Collection<String> touched() {
        TreeSet<String> touched = new TreeSet<>(inSteps);
        before.forEach((code, spell) -> {
            if (!isUnchanged(spell)) {
                touched.add(code);
            }
        });
        return touched;
    }

    private boolean isUnchanged(Spell spell) {
        boolean isLinked = links.stream()
                .anyMatch(link -> link.nature == Nature.SUCCESSOR
                        && (link.before.equals(spell.code()) || link.after.equals(spell.code()))
                        && inSteps.contains(spell.code()));
        return !isLinked && new State(spell.name(), spell.kind(), spell.parent()).equals(after.get(spell.code()));
    }

    private Result done() {
        Set<Spell> spells = new HashSet<>(lineage.allSpells());
        Map<Spell, Spell> closed = new TreeMap<>();
        TreeMap<String, Spell> now = new TreeMap<>();
        List<Succession> successions = new ArrayList<>();
        for (Spell spell : before.values()) {
            if (isUnchanged(spell)) {
                now.put(spell.code(), spell);
            } else {
                spells.remove(spell);
                closed.put(spell, spell.endedOn(effective));
            }
        }
        spells.addAll(closed.values());
        List<Spell> changed = new ArrayList<>();
        after.forEach((code, state) -> {
            if (!now.containsKey(code)) {
                Spell spell = new Spell(code, state.name, state.kind, state.parent, effective, Optional.empty());
                now.put(code, spell);
                changed.add(spell);
            }
        });
        spells.addAll(changed);
        for (Succession old : lineage.successions()) {
            successions.add(new Succession(
                    closed.getOrDefault(old.before(), old.before()),
                    closed.getOrDefault(old.after(), old.after()),
                    old.on(),
                    old.nature(),
                    old.shareOfBefore(),
                    old.shareOfAfter()));
        }
        successions.addAll(newSuccessions(closed, now));
        return new Done(
                Lineage.of(spells, successions), changed, List.copyOf(closed.values()), List.copyOf(objections));
    }

    private List<Succession> newSuccessions(Map<Spell, Spell> closed, Map<String, Spell> now) {
        List<Succession> found = new ArrayList<>();
        for (Link link : links) {
            Spell unit = before.get(link.before);
            Spell successor = now.get(link.after);
            if (unit != null && successor != null) {
                Spell predecessor = closed.getOrDefault(unit, unit);
                found.add(new Succession(
                        predecessor, successor, effective, link.nature, link.shareOfBefore, link.shareOfAfter));
            }
        }
        for (Spell unit : closed.keySet()) {
            Spell successor = now.get(unit.code());
            boolean isFollowedByItself =
                    links.stream().anyMatch(link -> link.before.equals(unit.code()) && link.after.equals(unit.code()));
            if (successor != null && !isFollowedByItself) {
                found.add(new Succession(
                        closed.getOrDefault(unit, unit),
                        successor,
                        effective,
                        Nature.SAME,
                        rest(links.stream()
                                .filter(link -> link.before.equals(unit.code()))
                                .map(Link::shareOfBefore)
                                .toList()),
                        rest(links.stream()
                                .filter(link -> link.after.equals(unit.code()))
                                .filter(link -> link.nature == Nature.SUCCESSOR)
                                .map(Link::shareOfAfter)
                                .toList())));
            }
        }
        return found;
    }

    /** What is left of the whole; unknown if a share is. */
    private static OptionalDouble rest(List<OptionalDouble> shares) {
        double sum =
                shares.stream().mapToDouble(share -> share.orElse(Double.NaN)).sum();
        return Double.isNaN(sum) ? OptionalDouble.empty() : OptionalDouble.of(Math.max(0, 1 - sum));
    }
}
