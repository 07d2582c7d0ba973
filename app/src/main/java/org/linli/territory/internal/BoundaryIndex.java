package org.linli.territory.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.linli.geo.GridArea;
import org.linli.geo.GridLocator;
import org.linli.geo.LonLat;
import org.locationtech.jts.geom.Geometry;

/** The boundaries of one day, immutable: by unit, and searched from the deepest level up. */
public final class BoundaryIndex {

    private final long version;
    private final LocalDate day;
    private final Map<Integer, Geometry> byNo = new HashMap<>();
    private final List<GridLocator> deepestFirst;

    /** @param levelPosition rank of the unit's level; higher is deeper */
    record Entry(int unitNo, int levelPosition, Geometry shape) {}

    BoundaryIndex(long version, LocalDate day, Collection<Entry> entries) {
        this.version = version;
        this.day = day;
        NavigableMap<Integer, List<GridArea>> byLevel = new TreeMap<>();
        for (Entry entry : entries) {
            byNo.put(entry.unitNo(), entry.shape());
            byLevel.computeIfAbsent(entry.levelPosition(), level -> new ArrayList<>())
                    .add(new GridArea(entry.unitNo(), entry.shape()));
        }
        deepestFirst =
                byLevel.descendingMap().values().stream().map(GridLocator::of).toList();
    }

    /** Where nothing is drawn yet. */
    public static BoundaryIndex none(LocalDate day) {
        return new BoundaryIndex(0, day, List.of());
    }

    long version() {
        return version;
    }

    LocalDate day() {
        return day;
    }

    public Optional<Geometry> find(int unitNo) {
        return Optional.ofNullable(byNo.get(unitNo));
    }

    OptionalInt smallestAround(LonLat point) {
        for (GridLocator level : deepestFirst) {
            OptionalInt found = level.locate(point);
            if (found.isPresent()) {
                return found;
            }
        }
        return OptionalInt.empty();
    }
}
