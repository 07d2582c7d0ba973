package org.linli.territory.internal.reorganisation;

import java.time.LocalDate;

/** A function that went from one department to another with a plan. */
public record FunctionMove(
        String code, String name, String entry, String from, String to, Direction direction, LocalDate effective) {

    /** Where it went, by the levels of the units that the departments stand at. */
    public enum Direction {
        UP,
        DOWN,
        ACROSS
    }
}
