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

    private static final int BANK_WIDTH = 210;
    private static final int BANK_HEIGHT = 46;
    private static final int STEP = 58;
    private static final int REACH = 130;
    private static final int WIDEST = 26;

    /** A unit in the drawing. */
    public record Bank(int unitNo, String name, String day, int x, int y) {

        public int width() {
            return BANK_WIDTH;
        }

        public int height() {
            return BANK_HEIGHT;
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
        for (int i = 0; i < upstream.size(); i++) {
            Link link = upstream.get(i);
            Bank bank = new Bank(
                    link.predecessorNo(),
                    nameOf.apply(link.predecessorNo()),
                    link.day().toString(),
                    0,
                    y(i, upstream.size(), height));
            banks.add(bank);
            streams.add(stream(bank, centre, link.share()));
        }
        int rightX = centreX + BANK_WIDTH + REACH;
        for (int i = 0; i < downstream.size(); i++) {
            Link link = downstream.get(i);
            Bank bank = new Bank(
                    link.successorNo(),
                    nameOf.apply(link.successorNo()),
                    link.day().toString(),
                    rightX,
                    y(i, downstream.size(), height));
            banks.add(bank);
            streams.add(stream(centre, bank, link.share()));
        }
        int width = (downstream.isEmpty() ? centreX : rightX) + BANK_WIDTH;
        return Optional.of(new River(width, height, centre, banks, streams));
    }

    private static List<Link> side(java.util.stream.Stream<Link> links) {
        return links.sorted(Comparator.comparing(Link::day)
                        .thenComparingInt(Link::predecessorNo)
                        .thenComparingInt(Link::successorNo))
                .toList();
    }

    private static int y(int row, int rows, int height) {
        return (height - rows * STEP) / 2 + row * STEP + (STEP - BANK_HEIGHT) / 2;
    }

    private static Stream stream(Bank from, Bank to, double share) {
        int x1 = from.x() + BANK_WIDTH;
        int y1 = from.y() + BANK_HEIGHT / 2;
        int x2 = to.x();
        int y2 = to.y() + BANK_HEIGHT / 2;
        int bend = (x1 + x2) / 2;
        String path = String.format(Locale.ROOT, "M%d %dC%d %d %d %d %d %d", x1, y1, bend, y1, bend, y2, x2, y2);
        return new Stream(path, Math.max(3, (int) Math.round(WIDEST * share)));
    }
}
