package org.linli.incidents.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.incidents.NewReport;
import org.linli.incidents.State;
import org.linli.incidents.internal.ListFilter;
import org.linli.kernel.Actor;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Scope;
import org.linli.kernel.web.BadInput;
import org.linli.territory.Lineage;
import org.linli.territory.Territory;
import org.springframework.web.util.UriComponentsBuilder;

/** The filter of the list as it stands in the address; what is left empty does not narrow. */
public record ListForm(
        @Nullable String q,
        @Nullable String state,
        @Nullable String category,
        @Nullable String channel,
        @Nullable String clock,
        @Nullable String unit,
        @Nullable String from,
        @Nullable String to,
        @Nullable String sort,
        @Nullable String structure) {

    private static final int LONGEST_WORDS = 60;

    ListFilter toFilter(Actor actor, Territory territory, Lineage lineage) {
        LocalDate structureDay = structureDay();
        return new ListFilter(
                structureDay == null ? units(actor, territory) : unitsOf(structureDay, lineage),
                actor.scope() instanceof Scope.Department department ? department.departmentNo() : null,
                states(),
                text(category).orElse(null),
                choice("channel", NewReport.Channel.class, channel).orElse(null),
                choice("clock", ListFilter.Timing.class, clock).orElse(null),
                day("from", from),
                day("to", to),
                words(),
                choice("sort", ListFilter.Sort.class, sort).orElse(ListFilter.Sort.NEWEST),
                structureDay);
    }

    /** The day whose structure the unit is one of; absent for today's. */
    @Nullable
    LocalDate structureDay() {
        return day("structure", structure);
    }

    private @Nullable NumberRanges unitsOf(LocalDate structureDay, Lineage lineage) {
        return text(unit)
                .map(no -> lineage.numbersAtOrBelow(number("unit", no), structureDay))
                .orElse(null);
    }

    private @Nullable NumberRanges units(Actor actor, Territory territory) {
        Optional<Integer> chosen = text(unit).map(no -> number("unit", no));
        if (chosen.isEmpty()) {
            return null;
        }
        NumberRanges wanted = territory.numbersAtOrBelow(chosen.get());
        // A unit outside of the scope narrows to nothing; it never widens.
        return actor.scope().units().containsAll(wanted) ? wanted : NumberRanges.of(Set.of(0));
    }

    private Set<State> states() {
        if ("OPEN".equals(state)) {
            return Set.copyOf(
                    Arrays.stream(State.values()).filter(State::isOpen).toList());
        }
        return choice("state", State.class, state).map(Set::of).orElse(Set.of());
    }

    private @Nullable String words() {
        String words = text(q).orElse(null);
        return words == null || words.length() <= LONGEST_WORDS ? words : words.substring(0, LONGEST_WORDS);
    }

    boolean isNarrowed() {
        return text(q).or(() -> text(state))
                .or(() -> text(category))
                .or(() -> text(channel))
                .or(() -> text(clock))
                .or(() -> text(unit))
                .or(() -> text(from))
                .or(() -> text(to))
                .or(() -> text(structure))
                .isPresent();
    }

    /** The same list as a query, with one part replaced. */
    public String with(String name, @Nullable String value) {
        UriComponentsBuilder address = UriComponentsBuilder.newInstance();
        put(address, "q", "q".equals(name) ? value : q);
        put(address, "state", "state".equals(name) ? value : state);
        put(address, "category", "category".equals(name) ? value : category);
        put(address, "channel", "channel".equals(name) ? value : channel);
        put(address, "clock", "clock".equals(name) ? value : clock);
        put(address, "unit", "unit".equals(name) ? value : unit);
        put(address, "from", "from".equals(name) ? value : from);
        put(address, "to", "to".equals(name) ? value : to);
        put(address, "sort", "sort".equals(name) ? value : sort);
        put(address, "structure", "structure".equals(name) ? value : structure);
        put(address, "after", "after".equals(name) ? value : null);
        String query = address.encode().build().toUriString();
        return query.isEmpty() ? "?" : query;
    }

    private static void put(UriComponentsBuilder address, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            address.queryParam(name, value);
        }
    }

    private static Optional<String> text(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static <E extends Enum<E>> Optional<E> choice(String field, Class<E> type, @Nullable String value) {
        try {
            return text(value).map(text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException unknown) {
            throw new BadInput(field, "incidents.bad.choice");
        }
    }

    private static int number(String field, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw new BadInput(field, "incidents.bad.choice");
        }
    }

    private static @Nullable LocalDate day(String field, @Nullable String value) {
        try {
            return text(value).map(ListForm::parseDay).orElse(null);
        } catch (DateTimeParseException notADay) {
            throw new BadInput(field, "incidents.bad.day");
        }
    }

    /** Four digits for the year: ISO 8601 knows longer ones, PostgreSQL does not. */
    private static LocalDate parseDay(String text) {
        if (text.length() != "2026-11-21".length()) {
            throw new DateTimeParseException("Not a day", text, 0);
        }
        return LocalDate.parse(text);
    }
}
