package org.linli.statute.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.linli.clock.CalendarDay;
import org.linli.kernel.Outcome;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Days as people paste them: lines {@code 2027-01-01,元旦,休} with commas, tabs or semicolons, as a sheet or a file has them, or
 * JSON {@code {"days": [{"date", "name", "isOffDay"}]}}. The first line may be a heading.
 */
public final class DayList {

    private static final Pattern DATE = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?");
    private static final Pattern CELLS = Pattern.compile("[,，;；\\t]");
    private static final Set<String> OFF = Set.of("休", "休息", "放假", "节假日", "off", "holiday", "true", "1");
    private static final Set<String> WORK = Set.of("班", "上班", "调休", "补班", "work", "workday", "false", "0");
    private static final int MOST_DAYS = 1_000;
    private static final int LONGEST_NAME = 40;

    private final List<CalendarDay> days = new ArrayList<>();
    private final Map<LocalDate, Integer> lines = new HashMap<>();

    private DayList() {}

    /** The days in order of the text; refused with the line that cannot be read or names a date again. */
    public static Outcome<List<CalendarDay>> parse(String text) {
        DayList list = new DayList();
        String trimmed = text.strip();
        Outcome<Boolean> read =
                trimmed.startsWith("{") || trimmed.startsWith("[") ? list.readJson(trimmed) : list.readLines(text);
        return read.map(ignored -> List.copyOf(list.days));
    }

    /** The text that {@link #parse} reads. */
    public static String write(List<CalendarDay> days) {
        StringBuilder text = new StringBuilder();
        days.forEach(day -> text.append(day.date())
                .append(',')
                .append(day.name())
                .append(',')
                .append(day.isDayOff() ? "休" : "班")
                .append('\n'));
        return text.toString();
    }

    private Outcome<Boolean> readLines(String text) {
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String[] cells = CELLS.split(line.strip(), -1);
            boolean isHeading = number == 1
                    && cells.length >= 3
                    && !DATE.matcher(cells[0].strip()).matches()
                    && !Character.isDigit(
                            cells[0].strip().isEmpty() ? ' ' : cells[0].strip().charAt(0));
            if (line.isBlank() || line.startsWith("#") || isHeading) {
                continue;
            }
            if (cells.length != 3) {
                return Outcome.refused("statute.days.malformed", number);
            }
            Outcome<Boolean> added = add(number, cells[0].strip(), cells[1].strip(), cells[2].strip());
            if (added instanceof Outcome.Refused<Boolean>) {
                return added;
            }
        }
        return Outcome.done(true);
    }

    private Outcome<Boolean> readJson(String text) {
        try {
            JsonNode root = new JsonMapper().readTree(text);
            JsonNode list = root.isArray() ? root : root.path("days");
            int number = 0;
            for (JsonNode day : list) {
                String date = day.path("date").asString(day.path("day").asString(""));
                String kind = day.path("isOffDay").isBoolean()
                        ? Boolean.toString(day.path("isOffDay").asBoolean())
                        : day.path("kind").asString("");
                Outcome<Boolean> added =
                        add(++number, date, day.path("name").asString("").strip(), kind);
                if (added instanceof Outcome.Refused<Boolean>) {
                    return added;
                }
            }
            return Outcome.done(true);
        } catch (JacksonException e) {
            return Outcome.refused("statute.days.json");
        }
    }

    private Outcome<Boolean> add(int line, String dateText, String name, String kind) {
        Matcher matcher = DATE.matcher(dateText);
        String word = kind.toLowerCase(Locale.ROOT);
        boolean isKnown = OFF.contains(word) || WORK.contains(word);
        if (!matcher.matches() || !isKnown || name.isEmpty() || name.length() > LONGEST_NAME) {
            return Outcome.refused("statute.days.malformed", line);
        }
        LocalDate date;
        try {
            date = LocalDate.of(
                    Integer.parseInt(matcher.group(1)),
                    Integer.parseInt(matcher.group(2)),
                    Integer.parseInt(matcher.group(3)));
        } catch (DateTimeException e) {
            return Outcome.refused("statute.days.no-such-date", line, dateText);
        }
        Integer earlier = lines.putIfAbsent(date, line);
        if (earlier != null) {
            return Outcome.refused("statute.days.twice", line, date.toString(), earlier);
        }
        if (days.size() == MOST_DAYS) {
            return Outcome.refused("statute.days.too-many", MOST_DAYS);
        }
        days.add(new CalendarDay(date, name, OFF.contains(word)));
        return Outcome.done(true);
    }
}
