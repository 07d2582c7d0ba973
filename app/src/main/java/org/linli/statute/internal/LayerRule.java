package org.linli.statute.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.clock.CalendarDay;
import org.linli.clock.WorkingCalendar;
import org.linli.kernel.Outcome;

/** When a layer may stand beside the others of its unit. */
final class LayerRule {

    private LayerRule() {}

    static Outcome<Boolean> check(List<Layer> present, @Nullable Layer replaced, @Nullable Layer added) {
        if (added == null) {
            return Outcome.done(true);
        }
        if (added.to().isBefore(added.from())) {
            return Outcome.refused("statute.refused.reversed");
        }
        if (added.from().isBefore(WorkingCalendar.FIRST_DATE) || added.to().isAfter(WorkingCalendar.LAST_DATE)) {
            return Outcome.refused("statute.refused.outside-calendar");
        }
        Optional<Layer> other = present.stream()
                .filter(layer -> !layer.equals(replaced) && layer.overlaps(added))
                .findFirst();
        if (other.isPresent()) {
            return Outcome.refused(
                    "statute.refused.layer-overlap",
                    other.get().name(),
                    other.get().from().toString(),
                    other.get().to().toString());
        }
        Optional<LocalDate> outside = added.days().stream()
                .map(CalendarDay::date)
                .filter(date -> !added.contains(date))
                .findFirst();
        return outside.isPresent()
                ? Outcome.refused("statute.refused.day-outside", outside.get().toString())
                : Outcome.done(true);
    }
}
