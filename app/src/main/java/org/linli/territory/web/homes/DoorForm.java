package org.linli.territory.web.homes;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Outcome;
import org.linli.territory.Dwellings.Kind;
import org.linli.territory.internal.homes.Door;
import org.linli.territory.internal.homes.DoorText;

/** A door as it was typed. */
public record DoorForm(
        @Nullable String entrance,
        @Nullable String floor,
        @Nullable String door,
        @Nullable String kind,
        @Nullable String households,
        @Nullable String from,
        @Nullable Integer revision) {

    static DoorForm empty() {
        return new DoorForm(null, null, null, null, null, null, null);
    }

    public String text(@Nullable String typed) {
        return Optional.ofNullable(typed).orElse("");
    }

    /** What is behind the door. */
    record Inside(Kind kind, int households) {}

    Outcome<Door.Place> place() {
        return DoorText.place(text(entrance), text(floor), text(door));
    }

    Outcome<Inside> inside() {
        return DoorText.kind(text(kind))
                .then(sort -> DoorText.households(text(households), sort).map(count -> new Inside(sort, count)));
    }

    /** Where nobody saw the door, no revision fits. */
    int seen() {
        return revision == null ? -1 : revision;
    }
}
