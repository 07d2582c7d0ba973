package org.linli.territory.web.units;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.territory.Lineage;
import org.linli.territory.Lineage.Chain;
import org.linli.territory.Lineage.Link;
import org.linli.territory.Lineage.Resolved;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitHistory;
import org.linli.territory.internal.UnitHistory.Version;
import org.springframework.stereotype.Component;

/** Gathers what is drawn of a unit's life. */
@Component
public class UnitLives {

    private static final int MOST_UNITS = 24;

    private final Lineage lineage;
    private final Territory territory;
    private final UnitHistory history;
    private final Snapshots snapshots;

    UnitLives(Lineage lineage, Territory territory, UnitHistory history, Snapshots snapshots) {
        this.lineage = lineage;
        this.territory = territory;
        this.history = history;
        this.snapshots = snapshots;
    }

    /**
     * The life of a unit.
     *
     * @param endedOn first day without it; absent while it lives
     * @param heir who took over what stood at it
     * @param changes in words, newest first
     * @param river absent if nothing ever changed
     * @param isWhole whether the river shows all units that belong to it
     */
    public record Life(
            @Nullable LocalDate endedOn,
            @Nullable Unit heir,
            List<Change> changes,
            @Nullable River river,
            boolean isWhole) {

        /** The newest. */
        public List<Change> newest(int count) {
            return changes.subList(0, Math.min(count, changes.size()));
        }

        /** Days on which something in the river changed, oldest first. */
        List<LocalDate> days() {
            return river == null
                    ? List.of()
                    : river.marks().stream().map(River.Mark::day).toList();
        }
    }

    /**
     * One link with what changed.
     *
     * @param before name of the predecessor on its last day; for a change within one unit what was there before
     * @param after likewise
     */
    public record Change(Link link, String before, String after) {}

    Life of(Unit unit, LocalDate day) {
        Chain chain = lineage.chain(unit.no(), MOST_UNITS);
        List<Link> own = lineage.linksAround(unit.no());
        Map<Integer, List<Version>> lives = history.lives(Stream.concat(own.stream(), chain.links().stream())
                .flatMap(link -> Stream.of(link.predecessorNo(), link.successorNo()))
                .collect(Collectors.toCollection(() -> new TreeSet<>(Set.of(unit.no())))));
        List<Change> changes = own.reversed().stream()
                .map(link -> change(link, lives.getOrDefault(link.predecessorNo(), List.of()), lives))
                .toList();
        Map<Integer, List<Version>> drawn = drawn(unit.no(), chain, lives);
        List<Version> versions = lives.getOrDefault(unit.no(), List.of());
        return new Life(
                versions.isEmpty() ? null : versions.getLast().to(),
                territory.findHeir(unit.no()).orElse(null),
                changes,
                River.of(unit.no(), chain.links(), drawn, day, snapshots.today())
                        .orElse(null),
                chain.isWhole());
    }

    /** Links of the unit may lead to others than the nearest, which are not drawn. */
    private static Map<Integer, List<Version>> drawn(int unitNo, Chain chain, Map<Integer, List<Version>> lives) {
        Set<Integer> units = chain.links().stream()
                .flatMap(link -> Stream.of(link.predecessorNo(), link.successorNo()))
                .collect(Collectors.toCollection(() -> new TreeSet<>(Set.of(unitNo))));
        Map<Integer, List<Version>> drawn = new TreeMap<>(lives);
        drawn.keySet().retainAll(units);
        return drawn;
    }

    private static Change change(Link link, List<Version> predecessor, Map<Integer, List<Version>> lives) {
        Optional<Version> before = on(link.day().minusDays(1), predecessor);
        Optional<Version> after = on(link.day(), lives.getOrDefault(link.successorNo(), List.of()));
        Function<Version, String> text = switch (link.kind()) {
            case RECODE -> Version::code;
            case MOVE -> Version::parentName;
            case CONVERSION -> Version::levelName;
            case MERGE, SPLIT, ABOLITION, RENAME -> Version::name;
        };
        return new Change(link, before.map(text).orElse(""), after.map(text).orElse(""));
    }

    /** As it was on the day; the nearest if it was not there. */
    private static Optional<Version> on(LocalDate day, List<Version> versions) {
        return versions.stream()
                .filter(version -> !version.from().isAfter(day))
                .reduce((first, second) -> second)
                .or(() -> versions.stream().findFirst());
    }

    /** The units that stand in its place on a day. */
    List<Resolved> standing(Unit unit, LocalDate day) {
        return lineage.resolve(unit.no(), day);
    }
}
