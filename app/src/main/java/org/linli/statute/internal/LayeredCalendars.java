package org.linli.statute.internal;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.linli.clock.CalendarBuilder;
import org.linli.clock.OfficeHours;
import org.linli.clock.Season;
import org.linli.clock.WorkingCalendar;
import org.linli.statute.Calendars;

/**
 * The calendars that a set of layers makes, as they are or as they would be. Units without layers share the calendar of the
 * unit above, so there are no more calendars than layered units.
 */
final class LayeredCalendars implements Calendars {

    private final ZoneId zone;
    private final List<Layer> layers;
    private final Set<Integer> layered;
    private final Map<List<Integer>, WorkingCalendar> built = new ConcurrentHashMap<>();

    LayeredCalendars(ZoneId zone, List<Layer> layers) {
        this.zone = zone;
        this.layers = List.copyOf(layers);
        this.layered = layers.stream().map(Layer::unitNo).collect(Collectors.toUnmodifiableSet());
    }

    List<Layer> layers() {
        return layers;
    }

    List<Layer> layersOf(int unitNo) {
        return layers.stream()
                .filter(layer -> layer.unitNo() == unitNo)
                .sorted(Comparator.comparing(Layer::from).thenComparing(Layer::kind))
                .toList();
    }

    @Override
    public WorkingCalendar along(List<Integer> unitChain) {
        List<Integer> speaking = unitChain.stream().filter(layered::contains).toList();
        WorkingCalendar known = built.get(speaking);
        if (known != null) {
            return known;
        }
        WorkingCalendar calendar = speaking.isEmpty()
                ? nation()
                : add(along(speaking.subList(0, speaking.size() - 1)).layer(), speaking.getLast())
                        .build();
        built.put(List.copyOf(speaking), calendar);
        return calendar;
    }

    /** Announced is what the last announced year holds; before the first announcement, nothing. */
    private WorkingCalendar nation() {
        LocalDate announced = layersOf(Layer.NATION).stream()
                .filter(layer -> layer.kind() == Layer.Kind.DAYS)
                .map(Layer::to)
                .max(Comparator.naturalOrder())
                .orElse(WorkingCalendar.FIRST_DATE);
        return add(WorkingCalendar.builder(zone), Layer.NATION)
                .announcedThrough(announced)
                .build();
    }

    private CalendarBuilder add(CalendarBuilder builder, int unitNo) {
        for (Layer layer : layersOf(unitNo)) {
            OfficeHours hours = layer.hours();
            if (hours != null) {
                builder.season(new Season(layer.from(), layer.to(), hours));
            }
            builder.days(layer.days());
        }
        return builder;
    }

    /** The same without one layer and with another. */
    LayeredCalendars with(List<Layer> removed, List<Layer> added) {
        List<Layer> changed = new ArrayList<>(layers);
        changed.removeAll(removed);
        changed.addAll(added);
        return new LayeredCalendars(zone, changed);
    }
}
