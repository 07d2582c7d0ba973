package org.linli.territory.internal.homes;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.territory.Dwellings.Kind;

/**
 * A door as it is for some days.
 *
 * @param id stays when its kind changes; what registers will attach to
 * @param until first day without it
 * @param revision rises with each change
 */
public record Door(
        UUID id,
        UUID buildingId,
        Place place,
        Kind kind,
        int households,
        LocalDate from,
        @Nullable LocalDate until,
        int revision) {

    /** Where in its building. */
    public record Place(String entrance, int floor, String door) implements Comparable<Place> {

        private static final Comparator<String> BY_LENGTH =
                Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());
        private static final Comparator<Place> ORDER = Comparator.comparing(Place::entrance, BY_LENGTH)
                .thenComparingInt(Place::floor)
                .thenComparing(Place::door, BY_LENGTH);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }
}
