package org.linli.territory.web.plans;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Outcome;
import org.linli.territory.internal.reorganisation.Operation;
import org.linli.territory.internal.reorganisation.Operation.Kind;
import org.linli.territory.internal.reorganisation.Operation.Staff;

/**
 * An operation as it was typed. Many merges, or the parts of a split, come as lines: new name, new code and the units they
 * are made of, set apart by commas or tabs as a spreadsheet copies them; the units set apart by blanks.
 */
public record OperationForm(
        @Nullable String level,
        @Nullable String staff,
        @Nullable List<Integer> units,
        @Nullable Integer unit,
        @Nullable Integer parent,
        @Nullable Integer department,
        @Nullable String name,
        @Nullable String code,
        @Nullable String lines,
        @Nullable List<String> functions,
        @Nullable String body,
        @Nullable String ground) {

    private static final int MOST_LINES = 500;

    static OperationForm empty() {
        return new OperationForm(null, null, null, null, null, null, null, null, null, null, null, null);
    }

    public boolean hasUnit(int no) {
        return (unit != null && unit == no) || (units != null && units.contains(no));
    }

    public boolean hasFunction(String function) {
        return functions != null && functions.contains(function);
    }

    String drawing() {
        return ground == null ? "" : ground;
    }

    OperationForm withDepartment(int no) {
        return new OperationForm(level, staff, units, unit, parent, no, name, code, lines, functions, body, ground);
    }

    public boolean isStaffUp() {
        return Staff.UP.name().equals(staff);
    }

    /** One line of several. */
    record Line(String name, @Nullable String code, List<Integer> unitNos) {}

    /**
     * The operations meant.
     *
     * @param planUnitNo the unit that the plan is for
     * @param find a unit by what is typed for it
     */
    Outcome<List<Operation>> operations(Kind kind, int planUnitNo, Function<String, Optional<Integer>> find) {
        return switch (kind) {
            case ABOLISH_LEVEL -> one(new Operation.AbolishLevel(text(level).orElse(""), planUnitNo, goesTo()));
            case ABOLISH -> chosen().map(no -> List.of(new Operation.Abolish(no, goesTo())));
            case MERGE -> text(lines).isPresent() ? merges(find) : merge();
            case SPLIT -> chosen().then(no -> split(no, find));
            case MOVE -> chosen().then(no -> parent == null ? missing() : one(new Operation.Move(no, parent)));
            case RENAME ->
                chosen().then(no -> one(new Operation.Rename(no, text(name).orElse(""))));
            case RECODE ->
                chosen().then(no -> one(new Operation.Recode(no, text(code).orElse(""))));
            case CONVERT ->
                chosen().then(no -> one(new Operation.Convert(
                        no, text(name).orElse(""), text(code).orElse(null))));
            case REDRAW_GRIDS -> missing();
            case REALLOCATE ->
                chosen().then(no -> department == null ? missing() : one(new Operation.Reallocate(department, no)));
            case REASSIGN -> reassign(find);
        };
    }

    private Outcome<List<Operation>> merge() {
        return units == null || units.isEmpty()
                ? missing()
                : one(new Operation.Merge(
                        units, text(name).orElse(""), text(code).orElse(null)));
    }

    /** Units that were ticked, and those that were written: codes or names set apart by blanks. */
    private Outcome<List<Operation>> reassign(Function<String, Optional<Integer>> find) {
        List<Integer> targets = new ArrayList<>(units == null ? List.of() : units);
        for (String written :
                text(lines).map(typed -> typed.split("[\\s,，、;；]+", -1)).orElse(new String[0])) {
            Optional<Integer> found = find.apply(written);
            if (found.isEmpty()) {
                return Outcome.refused("reorganisation.refused.line-unit", 1, written);
            }
            targets.add(found.get());
        }
        return department == null || targets.isEmpty()
                ? missing()
                : one(new Operation.Reassign(
                        department,
                        functions == null ? List.of() : functions,
                        targets,
                        text(body).orElse("")));
    }

    private Outcome<List<Operation>> merges(Function<String, Optional<Integer>> find) {
        return parsed(find)
                .map(all -> all.stream()
                        .<Operation>map(line -> new Operation.Merge(line.unitNos(), line.name(), line.code()))
                        .toList());
    }

    private Outcome<List<Operation>> split(int unitNo, Function<String, Optional<Integer>> find) {
        return parsed(find)
                .then(all -> one(new Operation.Split(
                        unitNo,
                        all.stream()
                                .map(line -> new Operation.Part(line.name(), line.code(), line.unitNos()))
                                .toList())));
    }

    Outcome<List<Line>> parsed(Function<String, Optional<Integer>> find) {
        List<Line> parsed = new ArrayList<>();
        List<String> typed = text(lines).stream()
                .flatMap(String::lines)
                .filter(line -> !line.isBlank())
                .toList();
        if (typed.size() > MOST_LINES) {
            return Outcome.refused("reorganisation.refused.lines", MOST_LINES);
        }
        for (int i = 0; i < typed.size(); i++) {
            String[] cells = typed.get(i).strip().split("\\s*[,，\t]\\s*", 3);
            List<Integer> members = new ArrayList<>();
            for (String member : (cells.length < 3 ? "" : cells[2]).split("[\\s,，、;；]+", -1)) {
                if (member.isEmpty()) {
                    continue;
                }
                Optional<Integer> found = find.apply(member);
                if (found.isEmpty()) {
                    return Outcome.refused("reorganisation.refused.line-unit", i + 1, member);
                }
                members.add(found.get());
            }
            parsed.add(new Line(cells[0], cells.length > 1 ? text(cells[1]).orElse(null) : null, members));
        }
        return Outcome.done(parsed);
    }

    private Staff goesTo() {
        return isStaffUp() ? Staff.UP : Staff.DOWN;
    }

    private Outcome<Integer> chosen() {
        return unit == null ? Outcome.refused("reorganisation.refused.choose") : Outcome.done(unit);
    }

    private static Outcome<List<Operation>> one(Operation operation) {
        return Outcome.done(List.of(operation));
    }

    private static Outcome<List<Operation>> missing() {
        return Outcome.refused("reorganisation.refused.choose");
    }

    private static Optional<String> text(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(known -> !known.isEmpty());
    }
}
