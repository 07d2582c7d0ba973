package org.linli.territory.web.structure;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.web.Frame;
import org.linli.territory.Unit;
import org.linli.territory.internal.units.StageSpan;
import org.linli.territory.internal.units.TraitKind;

/**
 * How the units right below a unit came through the stages of the roll-out, as of a day. They stand in the order of their
 * codes: this is no table of who is ahead.
 */
public record StageReport(Unit top, LocalDate day, TraitKind kind, List<Line> lines) {

    private static final int WIDTH = 240;

    public StageReport {
        lines = List.copyOf(lines);
    }

    /**
     * A unit.
     *
     * @param spans stages up to the day, the earliest first
     * @param present the stage of the day, absent where none was set
     * @param done how many items of the present stage are done
     * @param asked how many it has
     */
    public record Line(
            Unit unit, List<StageSpan> spans, @Nullable StageSpan present, int done, int asked) {

        public Line {
            spans = List.copyOf(spans);
        }
    }

    /**
     * A stage in a drawing of {@link #width()} units.
     *
     * @param opacity darker for later stages
     */
    public record Bar(int x, int width, String opacity) {}

    public int width() {
        return WIDTH;
    }

    /** The day with which the drawing begins. */
    public LocalDate first() {
        return lines.stream()
                .flatMap(line -> line.spans().stream())
                .map(StageSpan::from)
                .min(Comparator.naturalOrder())
                .orElse(day);
    }

    public Bar bar(StageSpan span) {
        LocalDate first = first();
        long days = ChronoUnit.DAYS.between(first, day) + 1;
        LocalDate end = span.to() == null || span.to().isAfter(day) ? day.plusDays(1) : span.to();
        int x = (int) (WIDTH * ChronoUnit.DAYS.between(first, span.from()) / days);
        int until = (int) (WIDTH * ChronoUnit.DAYS.between(first, end) / days);
        return new Bar(x, Math.max(2, until - x), opacity(span.stage()));
    }

    public String opacity(String stage) {
        int position = kind.codes().stream().map(TraitKind.Code::key).toList().indexOf(stage) + 1;
        return String.format(
                Locale.ROOT, "%.2f", position / (double) kind.codes().size());
    }

    public String name(String stage, Locale locale) {
        return kind.find(stage).map(code -> code.name(locale)).orElse(stage);
    }

    /** How many units are in a stage on the day. */
    public long count(String stage) {
        return lines.stream()
                .flatMap(line -> Optional.ofNullable(line.present()).stream())
                .filter(present -> present.stage().equals(stage))
                .count();
    }

    public long unset() {
        return lines.stream().filter(line -> line.present() == null).count();
    }

    /** The way through the stages in words, days included. */
    public String words(Line line, Locale locale) {
        return line.spans().stream()
                .map(span -> name(span.stage(), locale) + " " + span.from()
                        + (span.to() == null || span.to().isAfter(day) ? "" : "–" + span.to()))
                .collect(Collectors.joining(" → "));
    }

    byte[] csv(Frame frame) {
        StringBuilder csv = new StringBuilder("\uFEFF");
        append(
                csv,
                List.of("code", "name", "level", "day", "stage", "since", "done", "asked", "way").stream()
                        .map(column -> frame.t("stages.column." + column))
                        .toList());
        lines.forEach(line -> append(csv, cells(line, frame.locale())));
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private List<String> cells(Line line, Locale locale) {
        StageSpan present = line.present();
        List<String> cells = new ArrayList<>(
                List.of(line.unit().code(), line.unit().name(), line.unit().levelName(), day.toString()));
        cells.addAll(
                present == null
                        ? List.of("", "", "", "")
                        : List.of(
                                name(present.stage(), locale),
                                present.from().toString(),
                                Integer.toString(line.done()),
                                Integer.toString(line.asked())));
        cells.add(words(line, locale));
        return cells;
    }

    private static void append(StringBuilder csv, List<String> cells) {
        csv.append(cells.stream()
                        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(",")))
                .append("\r\n");
    }
}
