package org.linli.territory.web.units;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.linli.territory.Lineage.Link;
import org.linli.territory.internal.UnitHistory.Version;

/** Lays a river out: the unit it is drawn for first, the others above and below it where there is room. */
final class RiverDrawing {

    private static final int HEAD = 26;
    private static final int FOOT = 28;
    private static final int BAND = 48;
    private static final int STEP = 60;
    private static final int WIDEST = 28;
    private static final int NARROWEST = 3;
    private static final int HALF_A_DAY_TEXT = 40;

    private final int centreNo;
    private final List<Link> links;
    private final Map<Integer, List<Version>> lives;
    private final RiverColumns columns;
    private final LocalDate day;
    private final Map<Integer, Span> spans = new HashMap<>();
    private int rows;

    /** Where a unit lies: its row and its first and last column. */
    private record Span(int row, int first, int last) {

        boolean meets(Span other) {
            return row == other.row && first <= other.last && other.first <= last;
        }
    }

    /** Columns in which a unit bears one name and code. */
    private record Stretch(int first, int last, Version version, boolean isStanding) {}

    RiverDrawing(
            int centreNo, List<Link> links, Map<Integer, List<Version>> lives, RiverColumns columns, LocalDate day) {
        this.centreNo = centreNo;
        this.links = links.stream()
                .filter(link -> !link.day().isAfter(columns.today()))
                .filter(link -> lives.containsKey(link.predecessorNo()) && lives.containsKey(link.successorNo()))
                .toList();
        this.lives = lives;
        this.columns = columns;
        this.day = day;
        layRows();
    }

    private void layRows() {
        place(centreNo);
        lives.keySet().stream()
                .filter(no -> no != centreNo)
                .filter(no -> links.stream().anyMatch(link -> link.predecessorNo() == no || link.successorNo() == no))
                .sorted(Comparator.comparing(
                                (Integer no) -> versions(no).getFirst().from())
                        .thenComparing(no -> no))
                .forEach(this::place);
        int top = spans.values().stream().mapToInt(Span::row).min().orElse(0);
        spans.replaceAll((no, span) -> new Span(span.row() - top, span.first(), span.last()));
        rows = spans.values().stream().mapToInt(Span::row).max().orElse(0) + 1;
    }

    /** In the row nearest to the middle that is free in its days; below before above. */
    private void place(int unitNo) {
        List<Version> versions = versions(unitNo);
        int first = columns.at(versions.getFirst().from());
        int last = Math.max(first, columns.before(versions.getLast().to()));
        for (int distance = 0; ; distance++) {
            for (int row : distance == 0 ? new int[] {0} : new int[] {distance, -distance}) {
                Span span = new Span(row, first, last);
                if (spans.values().stream().noneMatch(span::meets)) {
                    spans.put(unitNo, span);
                    return;
                }
            }
        }
    }

    River draw() {
        List<River.Band> bands = new ArrayList<>();
        spans.forEach((no, span) -> bands.addAll(bands(no, span)));
        bands.sort(Comparator.comparingInt(River.Band::x).thenComparingInt(River.Band::y));
        List<River.Mark> marks = new ArrayList<>();
        for (int column = 1; column < columns.count(); column++) {
            marks.add(new River.Mark(
                    columns.left(column) - RiverColumns.GAP / 2,
                    columns.starts().get(column)));
        }
        int dayX = columns.xOf(day);
        return new River(
                columns.total(),
                HEAD + rows * STEP + FOOT,
                bands,
                streams(),
                marks,
                day,
                dayX,
                Math.clamp(dayX, HALF_A_DAY_TEXT, Math.max(HALF_A_DAY_TEXT, columns.total() - HALF_A_DAY_TEXT)),
                columns.at(day) == columns.count() - 1);
    }

    private List<River.Band> bands(int unitNo, Span span) {
        List<River.Band> bands = new ArrayList<>();
        List<Stretch> stretches = stretches(unitNo, span);
        for (Stretch stretch : stretches) {
            boolean isFirst = stretch.equals(stretches.getFirst());
            boolean isLast = stretch.equals(stretches.getLast());
            int left = columns.left(stretch.first()) - (isFirst ? 0 : RiverColumns.GAP / 2 - 2);
            int right = columns.right(stretch.last()) + (isLast ? 0 : RiverColumns.GAP / 2 - 2);
            bands.add(new River.Band(
                    unitNo,
                    stretch.version(),
                    unitNo == centreNo,
                    stretch.isStanding(),
                    left,
                    top(span),
                    right - left,
                    BAND));
        }
        return bands;
    }

    /** A change of name or code in the middle of a column belongs to what came before; what stood on the day is named. */
    private List<Stretch> stretches(int unitNo, Span span) {
        List<Stretch> stretches = new ArrayList<>();
        for (Version version : versions(unitNo)) {
            int first = columns.at(version.from());
            int last = Math.max(first, Math.min(span.last(), columns.before(version.to())));
            boolean isStanding = version.holds(day);
            if (stretches.isEmpty() || isSeen(unitNo, stretches.getLast().version(), version)) {
                stretches.add(new Stretch(first, last, version, isStanding));
            } else {
                Stretch before = stretches.removeLast();
                stretches.add(new Stretch(
                        before.first(),
                        last,
                        before.isStanding() ? before.version() : version,
                        before.isStanding() || isStanding));
            }
        }
        return stretches;
    }

    private boolean isSeen(int unitNo, Version before, Version after) {
        boolean isAtAChange = columns.starts().contains(after.from());
        boolean isNamedAnew =
                !before.name().equals(after.name()) || !before.code().equals(after.code());
        return isAtAChange && (unitNo == centreNo || isNamedAnew);
    }

    private List<River.Stream> streams() {
        Map<String, Integer> widthOut = new HashMap<>();
        Map<String, Integer> widthIn = new HashMap<>();
        for (Link link : links) {
            widthOut.merge(outOf(link), thickness(link), Integer::sum);
            widthIn.merge(into(link), thickness(link), Integer::sum);
        }
        Map<String, Integer> usedOut = new HashMap<>();
        Map<String, Integer> usedIn = new HashMap<>();
        return links.stream()
                .map(link -> {
                    int thickness = thickness(link);
                    int from = offset(outOf(link), thickness, widthOut, usedOut);
                    int to = offset(into(link), thickness, widthIn, usedIn);
                    return stream(link, thickness, from, to);
                })
                .toList();
    }

    /** Streams that leave or reach a band together lie beside each other around its middle. */
    private static int offset(String bank, int thickness, Map<String, Integer> widths, Map<String, Integer> used) {
        int before = used.getOrDefault(bank, 0);
        used.put(bank, before + thickness);
        return before + thickness / 2 - widths.getOrDefault(bank, 0) / 2;
    }

    private static String outOf(Link link) {
        return link.predecessorNo() + "@" + link.day();
    }

    private static String into(Link link) {
        return link.successorNo() + "@" + link.day();
    }

    /** As wide as the share; together never wider than the band they reach. An unknown share is a trickle. */
    private int thickness(Link link) {
        double reaching = links.stream()
                .filter(other -> into(other).equals(into(link)))
                .mapToDouble(Link::share)
                .sum();
        double scale = Math.min(WIDEST, BAND / Math.max(1, reaching));
        return Math.max(NARROWEST, (int) Math.round(scale * link.share()));
    }

    private River.Stream stream(Link link, int thickness, int from, int to) {
        Span before = span(link.predecessorNo());
        Span after = span(link.successorNo());
        int column = columns.at(link.day());
        int x1 = columns.right(Math.min(before.last(), Math.max(0, column - 1)));
        int x2 = columns.left(Math.max(after.first(), column));
        int y1 = top(before) + BAND / 2 + from;
        int y2 = top(after) + BAND / 2 + to;
        int bend = (x1 + x2) / 2;
        String path = String.format(Locale.ROOT, "M%d %dC%d %d %d %d %d %d", x1, y1, bend, y1, bend, y2, x2, y2);
        return new River.Stream(path, thickness, link.isShareKnown());
    }

    private static int top(Span span) {
        return HEAD + span.row() * STEP + (STEP - BAND) / 2;
    }

    private Span span(int unitNo) {
        return spans.getOrDefault(unitNo, new Span(0, 0, 0));
    }

    private List<Version> versions(int unitNo) {
        return lives.getOrDefault(unitNo, List.of());
    }
}
