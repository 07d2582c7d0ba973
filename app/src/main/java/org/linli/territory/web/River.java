package org.linli.territory.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import org.linli.territory.Lineage.Link;

/**
 * What a unit came from (left) and what became of it (right), laid out in the units of a drawing. A stream is as wide as
 * the share that went its way.
 */
public record River(int width, int height, Bank centre, List<Bank> banks, List<Stream> streams) {

    private static final int BANK_WIDTH = 170;
    private static final int BANK_HEIGHT = 46;
    private static final int STEP = 58;
    private static final int REACH = 70;
    private static final int WIDEST = 26;
    private static final int NARROWEST = 2;
    private static final int MOST_BANKS = 24;
    private static final int LONGEST_NAME = 9;

    /** A unit in the drawing. */
    public record Bank(int unitNo, String name, String day, int x, int y) {

        public int width() {
            return BANK_WIDTH;
        }

        public int height() {
            return BANK_HEIGHT;
        }

        /** As much of the name as the bank holds. */
        public String label() {
            return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
        }
    }

    /**
     * Water from one unit to another.
     *
     * @param path of an SVG
     * @param thickness by the share
     */
    public record Stream(String path, int thickness) {}

    /** Empty if the unit neither came from another one nor became one. */
    static Optional<River> of(int unitNo, List<Link> links, IntFunction<String> nameOf) {
        List<Link> between =
                links.stream().filter(link -> !link.kind().isWithinOneUnit()).toList();
        if (between.isEmpty()) {
            return Optional.empty();
        }
        List<Link> upstream = side(between.stream().filter(link -> link.successorNo() == unitNo));
        List<Link> downstream = side(between.stream().filter(link -> link.predecessorNo() == unitNo));
        int rows = Math.max(1, Math.max(upstream.size(), downstream.size()));
        int height = rows * STEP;
        int centreX = upstream.isEmpty() ? 0 : BANK_WIDTH + REACH;
        Bank centre = new Bank(unitNo, nameOf.apply(unitNo), "", centreX, (height - BANK_HEIGHT) / 2);
        List<Bank> banks = new ArrayList<>();
        List<Stream> streams = new ArrayList<>();
        List<Integer> widths = widths(upstream);
        int top = height / 2 - sum(widths) / 2;
        for (int i = 0; i < upstream.size(); i++) {
            Link link = upstream.get(i);
            Bank bank = bank(link.predecessorNo(), link, nameOf, 0, y(i, upstream.size(), height));
            banks.add(bank);
            streams.add(stream(bank.x() + BANK_WIDTH, middle(bank), centreX, top + widths.get(i) / 2, widths.get(i)));
            top += widths.get(i);
        }
        int rightX = centreX + BANK_WIDTH + REACH;
        widths = widths(downstream);
        top = height / 2 - sum(widths) / 2;
        for (int i = 0; i < downstream.size(); i++) {
            Link link = downstream.get(i);
            Bank bank = bank(link.successorNo(), link, nameOf, rightX, y(i, downstream.size(), height));
            banks.add(bank);
            streams.add(stream(centreX + BANK_WIDTH, top + widths.get(i) / 2, bank.x(), middle(bank), widths.get(i)));
            top += widths.get(i);
        }
        int width = (downstream.isEmpty() ? centreX : rightX) + BANK_WIDTH;
        return Optional.of(new River(width, height, centre, banks, streams));
    }

    private static Bank bank(int unitNo, Link link, IntFunction<String> nameOf, int x, int y) {
        return new Bank(unitNo, nameOf.apply(unitNo), link.day().toString(), x, y);
    }

    /** As wide as the shares that flow; together never wider than the bank they reach. An unknown share is a trickle. */
    private static List<Integer> widths(List<Link> links) {
        double total = links.stream().mapToDouble(Link::share).sum();
        double scale = Math.min(WIDEST, BANK_HEIGHT / Math.max(1, total));
        return links.stream()
                .map(link -> Math.max(NARROWEST, (int) Math.round(scale * link.share())))
                .toList();
    }

    private static int sum(List<Integer> widths) {
        return widths.stream().mapToInt(Integer::intValue).sum();
    }

    private static int middle(Bank bank) {
        return bank.y() + BANK_HEIGHT / 2;
    }

    private static List<Link> side(java.util.stream.Stream<Link> links) {
        return links.sorted(Comparator.comparing(Link::day)
                        .thenComparingInt(Link::predecessorNo)
                        .thenComparingInt(Link::successorNo))
                .limit(MOST_BANKS)
                .toList();
    }

    private static int y(int row, int rows, int height) {
        return (height - rows * STEP) / 2 + row * STEP + (STEP - BANK_HEIGHT) / 2;
    }

    private static Stream stream(int x1, int y1, int x2, int y2, int thickness) {
        int bend = (x1 + x2) / 2;
        return new Stream(
                String.format(Locale.ROOT, "M%d %dC%d %d %d %d %d %d", x1, y1, bend, y1, bend, y2, x2, y2), thickness);
    }
}
