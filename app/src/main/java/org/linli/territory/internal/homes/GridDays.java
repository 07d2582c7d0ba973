package org.linli.territory.internal.homes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The grid of every day, out of what holds a place on which days. Where two grids hold it, as on their common border, it is
 * the one with the lower number; what was said by hand counts where no ground does.
 *
 * @param spans by day, none overlapping another
 */
record GridDays(List<Span> spans) {

    GridDays {
        spans = List.copyOf(spans);
    }

    /** @param until first day no more; null without an end */
    record Span(int gridNo, LocalDate from, @Nullable LocalDate until, boolean isByHand) {

        boolean holds(LocalDate day) {
            return !day.isBefore(from) && (until == null || day.isBefore(until));
        }

        private boolean isContinuedBy(Span next) {
            return gridNo == next.gridNo && isByHand == next.isByHand && next.from.equals(until);
        }
    }

    static GridDays of(List<Span> lying, List<Span> byHand) {
        TreeSet<LocalDate> days = new TreeSet<>();
        for (List<Span> some : List.of(lying, byHand)) {
            for (Span span : some) {
                days.add(span.from());
                Optional.ofNullable(span.until()).ifPresent(days::add);
            }
        }
        List<Span> spans = new ArrayList<>();
        for (LocalDate day : days) {
            Span holding = holding(lying, day).or(() -> holding(byHand, day)).orElse(null);
            if (holding != null) {
                append(spans, new Span(holding.gridNo(), day, days.higher(day), holding.isByHand()));
            }
        }
        return new GridDays(spans);
    }

    private static Optional<Span> holding(List<Span> spans, LocalDate day) {
        return spans.stream().filter(span -> span.holds(day)).min(Comparator.comparingInt(Span::gridNo));
    }

    private static void append(List<Span> spans, Span next) {
        if (!spans.isEmpty() && spans.getLast().isContinuedBy(next)) {
            Span last = spans.removeLast();
            spans.add(new Span(last.gridNo(), last.from(), next.until(), last.isByHand()));
        } else {
            spans.add(next);
        }
    }

    boolean isSameAs(List<Span> others) {
        Set<Span> mine = new HashSet<>(spans);
        return mine.size() == others.size() && mine.containsAll(others);
    }
}
