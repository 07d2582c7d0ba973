package org.linli.identity.internal.workers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.identity.NewEngagement;

/** Lines of one person read together: those that say the same about overlapping days become one. */
final class JoinedEngagements {

    private JoinedEngagements() {}

    /** @return running ones and the latest first */
    static List<Engagement> of(List<Engagement> lines) {
        List<Engagement> joined = new ArrayList<>();
        lines.stream()
                .sorted(Comparator.comparing(Engagement::from).thenComparing(Engagement::id))
                .forEach(line -> add(joined, line));
        joined.sort(Comparator.comparing(
                        (Engagement one) -> one.until() == null ? LocalDate.MAX : one.until(),
                        Comparator.reverseOrder())
                .thenComparing(Engagement::role)
                .thenComparing(Engagement::from)
                .thenComparing(Engagement::id));
        return List.copyOf(joined);
    }

    private static void add(List<Engagement> joined, Engagement line) {
        for (int i = 0; i < joined.size(); i++) {
            Engagement known = joined.get(i);
            if (isSame(known, line) && known.overlaps(line.from(), line.until())) {
                joined.set(i, join(known, line));
                return;
            }
        }
        joined.add(line);
    }

    private static boolean isSame(Engagement one, Engagement other) {
        return one.isSameAs(
                new NewEngagement(other.role(), other.unitNo(), other.line(), other.leads(), other.from(), null));
    }

    /** Lines come by their first day, so that the first one begins it. */
    private static Engagement join(Engagement first, Engagement next) {
        return new Engagement(
                Stream.concat(first.ids().stream(), next.ids().stream()).toList(),
                first.role(),
                first.unitNo(),
                first.line(),
                first.leads(),
                first.from(),
                later(first.until(), next.until()),
                Stream.concat(first.sources().stream(), next.sources().stream())
                        .distinct()
                        .toList(),
                first.version() + next.version());
    }

    private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one == null || other == null ? null : one.isAfter(other) ? one : other;
    }
}
