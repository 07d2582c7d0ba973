package org.linli.territory.internal;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.NumberRanges;
import org.linli.territory.Unit;

/** All units of one day, immutable, for look-ups without the database. */
public final class UnitTree {

    private static final Comparator<Unit> BY_CODE_THEN_NAME =
            Comparator.comparing(Unit::code).thenComparing(Unit::name).thenComparingInt(Unit::no);

    private final long version;
    private final LocalDate day;
    private final Set<String> retiredCodes;
    private final Map<Integer, Entry> byNo;
    private final Map<String, Unit> byCode = new HashMap<>();
    private final Map<Integer, List<Unit>> children = new HashMap<>();
    private final List<Unit> roots = new ArrayList<>();

    /**
     * A unit with what the database knows besides.
     *
     * @param bornOn first day on which the unit existed
     */
    public record Entry(
            Unit unit,
            NumberRanges atOrBelow,
            LocalDate bornOn,
            @Nullable String civilCode) {}

    public UnitTree(long version, LocalDate day, List<Entry> entries) {
        this(version, day, entries, Set.of());
    }

    /** @param retiredCodes codes that units had once and gave up */
    UnitTree(long version, LocalDate day, List<Entry> entries, Set<String> retiredCodes) {
        this.version = version;
        this.retiredCodes = Set.copyOf(retiredCodes);
        this.day = day;
        this.byNo = HashMap.newHashMap(entries.size());
        for (Entry entry : entries) {
            byNo.put(entry.unit().no(), entry);
            if (!entry.unit().code().isEmpty()) {
                byCode.put(entry.unit().code(), entry.unit());
            }
        }
        for (Entry entry : entries) {
            Integer parent = entry.unit().parentNo();
            (parent == null ? roots : children.computeIfAbsent(parent, no -> new ArrayList<>())).add(entry.unit());
        }
        roots.sort(BY_CODE_THEN_NAME);
        children.values().forEach(list -> list.sort(BY_CODE_THEN_NAME));
    }

    long version() {
        return version;
    }

    public LocalDate day() {
        return day;
    }

    public int size() {
        return byNo.size();
    }

    public Optional<Unit> find(int no) {
        return findEntry(no).map(Entry::unit);
    }

    public Optional<Entry> findEntry(int no) {
        return Optional.ofNullable(byNo.get(no));
    }

    public Collection<Entry> entries() {
        return Collections.unmodifiableCollection(byNo.values());
    }

    /** Whether a unit had the code once; it is never given again. */
    public boolean isRetired(String code) {
        return retiredCodes.contains(code);
    }

    public Optional<Unit> findByCode(String code) {
        return Optional.ofNullable(byCode.get(CodeText.shortest(code.strip())));
    }

    public List<Unit> roots() {
        return List.copyOf(roots);
    }

    public List<Unit> children(int no) {
        return List.copyOf(children.getOrDefault(no, List.of()));
    }

    public List<Unit> path(int no) {
        List<Unit> path = new ArrayList<>();
        Optional<Unit> at = find(no);
        while (at.isPresent()) {
            path.addFirst(at.get());
            Integer parent = at.get().parentNo();
            at = parent == null ? Optional.empty() : find(parent);
        }
        return List.copyOf(path);
    }

    List<Unit> atLevel(int no, String level) {
        List<Unit> found = new ArrayList<>();
        Deque<Unit> open = new ArrayDeque<>();
        find(no).ifPresent(open::push);
        while (!open.isEmpty()) {
            Unit unit = open.pop();
            if (unit.level().equals(level)) {
                found.add(unit);
            }
            children(unit.no()).reversed().forEach(open::push);
        }
        return found;
    }

    List<Unit> search(String text, int limit) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return List.of();
        }
        Predicate<Unit> fits = unit -> unit.name().toLowerCase(Locale.ROOT).contains(wanted)
                || unit.code().startsWith(wanted);
        return byNo.values().stream()
                .map(Entry::unit)
                .filter(fits)
                .sorted(Comparator.<Unit>comparingInt(unit -> unit.name().length())
                        .thenComparing(BY_CODE_THEN_NAME))
                .limit(limit)
                .toList();
    }
}
