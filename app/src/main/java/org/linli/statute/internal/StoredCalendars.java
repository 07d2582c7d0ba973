package org.linli.statute.internal;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.List;
import org.linli.clock.WorkingCalendar;
import org.linli.kernel.Zone;
import org.linli.statute.Calendars;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** The calendars from memory; built again only when a layer has changed, here or on another server. */
@Component
@Primary
class StoredCalendars implements Calendars {

    private static final Duration FRESH_FOR = Duration.ofSeconds(5);

    private final LayerRows rows;
    private final Zone zone;
    private final LoadingCache<Boolean, LayeredCalendars> calendars =
            Caffeine.newBuilder().expireAfterWrite(FRESH_FOR).build(ignored -> fresh());
    private volatile LayeredCalendars last;

    StoredCalendars(LayerRows rows, Zone zone) {
        this.rows = rows;
        this.zone = zone;
        this.last = new LayeredCalendars(zone.id(), List.of());
    }

    @Override
    public WorkingCalendar along(List<Integer> unitChain) {
        return calendars.get(true).along(unitChain);
    }

    /** As the tables say in this transaction; what was built from the same layers is used again. */
    LayeredCalendars fresh() {
        List<Layer> layers = rows.all();
        LayeredCalendars known = last;
        if (known.layers().equals(layers)) {
            return known;
        }
        LayeredCalendars changed = new LayeredCalendars(zone.id(), layers);
        last = changed;
        return changed;
    }

    void forget() {
        calendars.invalidateAll();
    }
}
