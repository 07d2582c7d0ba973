package org.linli.territory.internal.divisions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Refusal;
import org.linli.territory.GridCell.Use;
import org.linli.territory.ImportReport;
import org.linli.territory.ImportReport.Counts;
import org.linli.territory.ImportReport.Row;
import org.linli.territory.ImportReport.Verdict;
import org.linli.territory.Unit;
import org.linli.territory.internal.CodeText;
import org.linli.territory.internal.LevelNames;
import org.linli.territory.internal.LevelNames.Level;
import org.linli.territory.internal.UnitTree;
import org.linli.territory.internal.divisions.DivisionPlan.ChangedUnit;
import org.linli.territory.internal.divisions.DivisionPlan.NewUnit;

/**
 * Compares rows with the units that are there. Codes sort so that parents come before their children, which makes one
 * pass enough and gives every subtree numbers in a row.
 */
final class DivisionPlanner {

    private static final int CITY = 4;
    private static final Set<String> MUNICIPALITIES = Set.of("11", "12", "31", "50");

    private final UnitTree tree;
    private final LevelNames levels;
    private final Map<String, String> placeNames;
    private final NumberRanges scope;
    private final LocalDate since;
    private final Function<Collection<Integer>, Map<Integer, Use>> usesOf;

    private final TreeMap<DivisionCode, DivisionRow.Sound> candidates = new TreeMap<>();
    private final Map<DivisionCode, Row> verdicts = new HashMap<>();
    private final Map<DivisionCode, NewUnit> added = new TreeMap<>();
    private final List<ChangedUnit> changed = new ArrayList<>();
    private final Map<Integer, Optional<Use>> uses = new HashMap<>();
    private Map<Integer, Use> usesNow = Map.of();
    private int leftOut;

    /**
     * @param placeNames names of provinces and cities that the files mention by code only
     * @param scope numbers the actor may change
     * @param usesOf what grids are for, by number; ordinary ones are missing
     */
    DivisionPlanner(
            UnitTree tree,
            LevelNames levels,
            Map<String, String> placeNames,
            NumberRanges scope,
            LocalDate since,
            Function<Collection<Integer>, Map<Integer, Use>> usesOf) {
        this.usesOf = usesOf;
        this.tree = tree;
        this.levels = levels;
        this.placeNames = placeNames;
        this.scope = scope;
        this.since = since;
    }

    DivisionPlan plan(DivisionReader.Read read, @Nullable DivisionCode under) {
        List<DivisionRow> kept = new ArrayList<>();
        for (DivisionRow row : read.rows()) {
            if (under != null && isElsewhere(row, under)) {
                leftOut++;
            } else {
                kept.add(row);
            }
        }
        kept.forEach(row -> {
            if (row instanceof DivisionRow.Sound sound) {
                candidates.put(sound.code(), sound);
            }
        });
        List<DivisionRow.Sound> implied = addImplied();
        usesNow = usesOf.apply(statedGrids());
        candidates.values().forEach(this::decide);
        List<Row> rows = new ArrayList<>();
        implied.forEach(row -> rows.add(verdict(row)));
        kept.forEach(row -> rows.add(verdict(row)));
        return new DivisionPlan(
                List.copyOf(added.values()),
                changed,
                uses,
                new ImportReport(Counts.of(rows, leftOut), read.notices(), rows).with(noticeOfUses()));
    }

    /** Units that are there and of which the list says what they are for. */
    private List<Integer> statedGrids() {
        return candidates.values().stream()
                .filter(row -> row.use() != null)
                .flatMap(row -> tree.findByCode(row.code().digits()).stream())
                .map(Unit::no)
                .toList();
    }

    private List<Refusal> noticeOfUses() {
        long begun = added.values().stream().filter(unit -> unit.use() != null).count();
        return begun + uses.size() == 0 ? List.of() : List.of(Refusal.of("formats.notice.uses", begun, uses.size()));
    }

    private static boolean isElsewhere(DivisionRow row, DivisionCode under) {
        return switch (row) {
            case DivisionRow.Sound sound -> !sound.code().isAtOrBelow(under);
            case DivisionRow.Unsound unsound ->
                !unsound.shownCode().isEmpty() && !unsound.shownCode().startsWith(under.digits());
        };
    }

    private Row verdict(DivisionRow row) {
        return switch (row) {
            case DivisionRow.Sound sound -> Objects.requireNonNull(verdicts.get(sound.code()));
            case DivisionRow.Unsound unsound ->
                new Row(
                        unsound.file(),
                        unsound.line(),
                        unsound.shownCode(),
                        unsound.name(),
                        Verdict.REFUSED,
                        unsound.errors());
        };
    }

    /** Lists of districts carry the codes of their cities but not the names; a city is added when its name is known. */
    private List<DivisionRow.Sound> addImplied() {
        List<DivisionRow.Sound> implied = new ArrayList<>();
        for (DivisionRow.Sound row : List.copyOf(candidates.values())) {
            Optional<DivisionCode> city = row.code().above().filter(code -> !isKnown(row.code()));
            while (city.isPresent() && city.get().length() > CITY && !isKnown(city.get())) {
                city = city.get().above();
            }
            city.filter(code -> code.length() == CITY && !candidates.containsKey(code) && !isKnown(code))
                    .ifPresent(code -> findPlaceName(code).ifPresent(name -> {
                        DivisionRow.Sound unit = new DivisionRow.Sound(
                                "", 0, code, name, null, null, List.of(Refusal.of("territory.warning.implied")));
                        candidates.put(code, unit);
                        implied.add(unit);
                    }));
        }
        return implied;
    }

    private Optional<String> findPlaceName(DivisionCode city) {
        String province = city.digits().substring(0, 2);
        String name = placeNames.get(city.digits());
        if (name == null && MUNICIPALITIES.contains(province)) {
            name = placeNames.get(province);
        }
        return Optional.ofNullable(name);
    }

    private void decide(DivisionRow.Sound row) {
        Optional<Unit> existing = tree.findByCode(row.code().digits());
        // A root stays a root until the unit above it comes in; a province above a city is optional.
        Optional<DivisionCode> above = row.code()
                .above()
                .filter(code ->
                        isKnown(code) || candidates.containsKey(code) || (existing.isEmpty() && code.length() >= CITY));
        Optional<Refusal> error = above.flatMap(code -> errorOf(row, code));
        if (existing.isEmpty() && tree.isRetired(row.code().digits())) {
            error = Optional.of(
                    Refusal.of("territory.import.code.retired", row.code().digits()));
        }
        Optional<Level> level = levels.levelOf(row.code().length());
        if (error.isEmpty() && !isInScope(existing, above)) {
            error = Optional.of(Refusal.of("territory.out-of-scope"));
        }
        if (error.isEmpty() && level.isEmpty()) {
            error = Optional.of(
                    Refusal.of("territory.import.no-level", row.code().length()));
        }
        if (error.isEmpty()
                && row.use() != null
                && !level.map(Level::key).filter("grid"::equals).isPresent()) {
            error = Optional.of(Refusal.of("formats.use.not-grid"));
        }
        if (error.isPresent() || level.isEmpty()) {
            record(row, Verdict.REFUSED, error.stream().toList());
            return;
        }
        String levelName = levels.nameOf(level.get(), row.name(), row.code().lastPart());
        String parentCode = above.map(DivisionCode::digits)
                .or(() -> existing.flatMap(this::reorganisedParent))
                .orElse(null);
        if (existing.isEmpty()) {
            added.put(
                    row.code(),
                    new NewUnit(
                            row.code().digits(),
                            row.civilCode(),
                            row.name(),
                            level.get().key(),
                            levelName,
                            parentCode,
                            row.use() == null ? null : row.use().use(),
                            bornOn(above)));
            record(row, Verdict.ADDED, row.warnings());
        } else {
            compare(row, existing.get(), levelName, parentCode);
        }
    }

    /** A unit whose parent by code ended in a reorganisation stays under the one it has now. */
    private Optional<String> reorganisedParent(Unit unit) {
        String byCode = CodeText.above(unit.code());
        return Optional.ofNullable(unit.parentNo())
                .filter(any -> tree.isRetired(byCode))
                .flatMap(tree::find)
                .map(Unit::code)
                .filter(code -> !code.isEmpty());
    }

    private void compare(DivisionRow.Sound row, Unit unit, String levelName, @Nullable String parentCode) {
        String civilCode = row.civilCode() != null
                ? row.civilCode()
                : tree.findEntry(unit.no()).map(UnitTree.Entry::civilCode).orElse(null);
        String parentNow = Optional.ofNullable(unit.parentNo())
                .flatMap(tree::find)
                .map(Unit::code)
                .orElse(null);
        boolean isSame = unit.name().equals(row.name())
                && unit.levelName().equals(levelName)
                && Objects.equals(parentNow, parentCode)
                && Objects.equals(
                        civilCode,
                        tree.findEntry(unit.no()).map(UnitTree.Entry::civilCode).orElse(null));
        if (!isSame) {
            changed.add(new ChangedUnit(
                    unit.no(), unit.code(), civilCode, row.name(), unit.level(), levelName, parentCode));
        }
        boolean isSameUse = isSameUse(row, unit.no());
        record(row, isSame && isSameUse ? Verdict.UNCHANGED : Verdict.CHANGED, row.warnings());
    }

    private boolean isSameUse(DivisionRow.Sound row, int no) {
        StatedUse stated = row.use();
        if (stated == null || Objects.equals(stated.use(), usesNow.get(no))) {
            return true;
        }
        uses.put(no, Optional.ofNullable(stated.use()));
        return false;
    }

    private Optional<Refusal> errorOf(DivisionRow.Sound row, DivisionCode above) {
        Row decided = verdicts.get(above);
        if (decided != null && decided.verdict() == Verdict.REFUSED) {
            return Optional.of(Refusal.of("territory.import.parent.refused", above.digits()));
        }
        if (isKnown(above) || added.containsKey(above)) {
            return Optional.empty();
        }
        return Optional.of(Refusal.of(
                above.length() == CITY ? "territory.import.parent.unnamed" : "territory.import.parent.unknown",
                above.digits(),
                row.code().digits()));
    }

    private boolean isKnown(DivisionCode code) {
        return tree.findByCode(code.digits()).isPresent();
    }

    private boolean isInScope(Optional<Unit> existing, Optional<DivisionCode> above) {
        if (existing.isPresent()) {
            return scope.contains(existing.get().no());
        }
        Optional<DivisionCode> at = above;
        while (at.isPresent()) {
            Optional<Unit> unit = tree.findByCode(at.get().digits());
            if (unit.isPresent()) {
                return scope.contains(unit.get().no());
            }
            at = at.get().above();
        }
        return scope.containsAll(NumberRanges.everything());
    }

    private LocalDate bornOn(Optional<DivisionCode> above) {
        Optional<LocalDate> parentBorn = above.flatMap(code -> {
            NewUnit parent = added.get(code);
            return parent != null
                    ? Optional.of(parent.since())
                    : tree.findByCode(code.digits())
                            .flatMap(unit -> tree.findEntry(unit.no()))
                            .map(UnitTree.Entry::bornOn);
        });
        return parentBorn.filter(day -> day.isAfter(since)).orElse(since);
    }

    private void record(DivisionRow.Sound row, Verdict verdict, List<Refusal> remarks) {
        verdicts.put(row.code(), new Row(row.file(), row.line(), row.code().digits(), row.name(), verdict, remarks));
    }
}
