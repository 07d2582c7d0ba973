package org.linli.statute.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.clock.CalendarDay;
import org.linli.clock.OfficeHours;
import org.linli.statute.RuleVersion.Entered;

/**
 * A layer of a calendar as somebody proposes it.
 *
 * @param replaces the layer it takes the place of; absent for a new one
 * @param isWithdrawal whether that layer goes without another in its place
 */
public record LayerDraft(
        @Nullable UUID replaces,
        boolean isWithdrawal,
        int unitNo,
        Layer.Kind kind,
        String name,
        LocalDate from,
        LocalDate to,
        @Nullable OfficeHours hours,
        List<CalendarDay> days,
        String source,
        String reason) {

    public LayerDraft {
        days = List.copyOf(days);
    }

    Layer asLayer(UUID id, String by, Instant at) {
        return new Layer(id, unitNo, kind, name, from, to, hours, days, source, new Entered(at, by, reason));
    }
}
