package org.linli.territory.internal.homes;

import org.linli.kernel.Outcome;
import org.linli.territory.Dwellings.Kind;

/** A row of a list as it was sent: texts, nothing judged yet. */
record ListRow(
        int line,
        String community,
        String building,
        String entrance,
        String floor,
        String door,
        String kind,
        String households,
        String grid,
        boolean isComputed) {

    /** What it says of the door itself. */
    record Sound(Door.Place place, Kind kind, int households) {}

    Outcome<Sound> read() {
        if (isComputed) {
            return Outcome.refused("formats.xlsx.formula");
        }
        return DoorText.place(entrance, floor, door)
                .then(place -> DoorText.kind(kind)
                        .then(sort ->
                                DoorText.households(households, sort).map(count -> new Sound(place, sort, count))));
    }

    /** As it is shown in the report. */
    String shown() {
        return DoorText.shown(building) + " "
                + String.join("-", DoorText.shown(entrance), DoorText.shown(floor), DoorText.shown(door));
    }
}
