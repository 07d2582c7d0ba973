package org.linli.territory.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.territory.Lineage;
import org.linli.territory.Lineage.Link;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitHistory.Version;
import org.springframework.stereotype.Component;

/** Gathers what is drawn of a unit's life. */
@Component
public class UnitLives {

    private final Lineage lineage;
    private final Territory territory;
    private final Snapshots snapshots;

    UnitLives(Lineage lineage, Territory territory, Snapshots snapshots) {
        this.lineage = lineage;
        this.territory = territory;
        this.snapshots = snapshots;
    }

    /**
     * The life of a unit.
     *
     * @param endedOn first day without it; absent while it lives
     * @param heir who took over what stood at it
     * @param bar its versions side by side
     * @param changes in words, newest first
     * @param river absent if it neither came from another unit nor became one
     */
    public record Life(
            @Nullable LocalDate endedOn,
            @Nullable Unit heir,
            List<Stretch> bar,
            List<Change> changes,
            @Nullable River river) {}

    /** A version as a part of the bar; both in thousandths of its width. */
    public record Stretch(Version version, int from, int width) {}

    /** One link with the names of both ends. */
    public record Change(Link link, String predecessor, String successor) {}

    Life of(Unit unit, List<Version> newestFirst) {
        List<Link> links = lineage.linksAround(unit.no());
        List<Change> changes = links.reversed().stream()
                .map(link -> new Change(link, nameOf(link.predecessorNo()), nameOf(link.successorNo())))
                .toList();
        LocalDate endedOn =
                newestFirst.isEmpty() ? null : newestFirst.getFirst().to();
        return new Life(
                endedOn,
                territory.findHeir(unit.no()).orElse(null),
                bar(newestFirst),
                changes,
                River.of(unit.no(), links, this::nameOf).orElse(null));
    }

    private List<Stretch> bar(List<Version> newestFirst) {
        if (newestFirst.isEmpty()) {
            return List.of();
        }
        LocalDate first = newestFirst.getLast().from();
        LocalDate last = Optional.ofNullable(newestFirst.getFirst().to()).orElse(snapshots.today());
        long days = Math.max(1, ChronoUnit.DAYS.between(first, last));
        List<Stretch> bar = new ArrayList<>();
        for (Version version : newestFirst.reversed()) {
            LocalDate to = Optional.ofNullable(version.to()).orElse(last);
            int from = (int) (1_000 * ChronoUnit.DAYS.between(first, version.from()) / days);
            int until = (int) (1_000 * ChronoUnit.DAYS.between(first, to) / days);
            bar.add(new Stretch(version, from, Math.max(4, until - from)));
        }
        return List.copyOf(bar);
    }

    private String nameOf(int unitNo) {
        return territory.findUnit(unitNo).map(Unit::name).orElse("");
    }
}
