package org.linli.lineage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.linli.lineage.Contradiction.Kind;
import org.linli.lineage.Succession.Nature;

/**
 * Reads a list of administrative codes as yescallop/areacodes publishes it: code, province, prefecture, name, level,
 * state, first year, year of change, successors. A successor with a year in brackets got a part in that year; one without
 * follows when the code ends. A year's structure is that of its last day, so a code that ends in a year is no longer part
 * of it; years stand as their first of January.
 */
public final class AreaCodeList {

    private static final int FIELDS = 9;
    private static final Pattern CODE = Pattern.compile("\\d{6}");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final Pattern SUCCESSOR = Pattern.compile("(\\d{6})(?:\\[(\\d{4})])?");
    private static final String CHANGED = "变更";

    private final TreeMap<String, List<Row>> rows = new TreeMap<>();
    private final List<Contradiction> contradictions = new ArrayList<>();
    private final Set<Succession> successions = new HashSet<>();
    private int firstYear = Integer.MAX_VALUE;

    private record Row(int line, Spell spell, boolean isChange, String successors) {

        int from() {
            return spell.from().getYear();
        }

        int end() {
            return spell.until().map(LocalDate::getYear).orElse(Integer.MAX_VALUE);
        }

        boolean isOn(int year) {
            return spell.isOn(day(year));
        }
    }

    private AreaCodeList() {}

    /**
     * What the list says.
     *
     * @param contradictions in order of lines
     */
    public record Reading(Lineage lineage, List<Contradiction> contradictions) {}

    /**
     * Reads a list with a header in its first line.
     *
     * @throws IOException if the reader does
     */
    public static Reading read(Reader text) throws IOException {
        AreaCodeList list = new AreaCodeList();
        BufferedReader lines = new BufferedReader(text);
        lines.readLine();
        int number = 2;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            list.row(number++, line.strip());
        }
        list.rows.values().forEach(ofOneCode -> ofOneCode.forEach(list::follow));
        list.missingPredecessors();
        List<Spell> spells = list.rows.values().stream()
                .flatMap(List::stream)
                .map(Row::spell)
                .toList();
        list.contradictions.sort(Comparator.comparingInt(Contradiction::line));
        return new Reading(Lineage.of(spells, list.successions), List.copyOf(list.contradictions));
    }

    /** The day that stands for a year. */
    public static LocalDate day(int year) {
        return LocalDate.of(year, 1, 1);
    }

    private void row(int line, String text) {
        String[] fields = text.split(",", -1);
        boolean isReadable = fields.length == FIELDS
                && CODE.matcher(fields[0]).matches()
                && YEAR.matcher(fields[6]).matches()
                && (fields[7].isEmpty() || YEAR.matcher(fields[7]).matches());
        if (!isReadable) {
            report(line, fields[0], 0, Kind.UNREADABLE, text);
            return;
        }
        int from = Integer.parseInt(fields[6]);
        Optional<LocalDate> until =
                fields[7].isEmpty() ? Optional.empty() : Optional.of(day(Integer.parseInt(fields[7])));
        if (until.isPresent() && !until.get().isAfter(day(from))) {
            report(line, fields[0], from, Kind.BACKWARDS, fields[7]);
            return;
        }
        Spell spell = new Spell(fields[0], fields[3], fields[4], Optional.of(fields[2]), day(from), until);
        List<Row> ofCode = rows.computeIfAbsent(fields[0], code -> new ArrayList<>());
        Row row = new Row(line, spell, fields[5].equals(CHANGED), fields[8]);
        if (ofCode.stream().anyMatch(other -> other.from() < row.end() && row.from() < other.end())) {
            report(line, fields[0], from, Kind.OVERLAP, fields[3]);
            return;
        }
        firstYear = Math.min(firstYear, from);
        ofCode.add(row);
    }

    private void follow(Row row) {
        Map<String, Integer> successors = new TreeMap<>();
        for (String text : row.successors.isEmpty() ? new String[0] : row.successors.split(";", -1)) {
            Matcher matcher = SUCCESSOR.matcher(text);
            if (!matcher.matches()) {
                report(row.line, row.spell.code(), row.end(), Kind.UNREADABLE, text);
                continue;
            }
            int year = matcher.group(2) == null ? row.end() : Integer.parseInt(matcher.group(2));
            boolean isInItsYears = year != Integer.MAX_VALUE && year > row.from() && year <= row.end();
            if (!isInItsYears) {
                report(row.line, row.spell.code(), year, Kind.OUTSIDE_ITS_YEARS, text);
                continue;
            }
            successors.put(text, year);
        }
        Optional<Row> next = find(row.spell.code(), row.end());
        boolean isFollowed = successors.containsValue(row.end());
        if (next.isPresent() && !successors.containsKey(row.spell.code())) {
            if (isFollowed) {
                report(
                        row.line,
                        row.spell.code(),
                        row.end(),
                        Kind.GOES_ON_UNNAMED,
                        next.get().spell.name());
            } else {
                successors.put(row.spell.code(), row.end());
                isFollowed = true;
            }
        }
        if (!isFollowed && row.end() != Integer.MAX_VALUE) {
            report(row.line, row.spell.code(), row.end(), Kind.NO_SUCCESSOR, row.spell.name());
        }
        long wholly =
                successors.values().stream().filter(year -> year == row.end()).count();
        successors.forEach((text, year) -> succeed(row, text.substring(0, 6), year, wholly));
    }

    private void succeed(Row row, String code, int year, long wholly) {
        Optional<Row> successor = find(code, year);
        if (successor.isEmpty()) {
            report(row.line, row.spell.code(), year, Kind.NO_SUCH_SUCCESSOR, code);
            return;
        }
        boolean isAlone = year == row.end() && wholly == 1;
        boolean isSame = isAlone && row.isChange && code.equals(row.spell.code());
        successions.add(new Succession(
                row.spell,
                successor.get().spell,
                day(year),
                isSame ? Nature.SAME : Nature.SUCCESSOR,
                isAlone ? OptionalDouble.of(1) : OptionalDouble.empty(),
                OptionalDouble.empty()));
    }

    private void missingPredecessors() {
        Set<Spell> followed = new HashSet<>();
        for (Succession succession : successions) {
            if (succession.on().equals(succession.after().from())) {
                followed.add(succession.after());
            }
        }
        for (List<Row> ofOneCode : rows.values()) {
            for (Row row : ofOneCode) {
                if (row.from() > firstYear && !followed.contains(row.spell)) {
                    report(row.line, row.spell.code(), row.from(), Kind.NO_PREDECESSOR, row.spell.name());
                }
            }
        }
    }

    private Optional<Row> find(String code, int year) {
        return year == Integer.MAX_VALUE
                ? Optional.empty()
                : rows.getOrDefault(code, List.of()).stream()
                        .filter(row -> row.isOn(year))
                        .findFirst();
    }

    private void report(int line, String code, int year, Kind kind, String detail) {
        contradictions.add(new Contradiction(line, code, year, kind, detail));
    }
}
