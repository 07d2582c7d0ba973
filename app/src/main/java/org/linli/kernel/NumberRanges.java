package org.linli.kernel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A set of unit numbers as disjoint, sorted, half-open ranges; written as PostgreSQL writes an {@code int4multirange}.
 */
public record NumberRanges(List<Range> ranges) {

    private static final Pattern RANGE = Pattern.compile("\\[(-?\\d+),(-?\\d+)\\)");

    /** Numbers from {@code from} (inclusive) to {@code to} (exclusive). */
    public record Range(int from, int to) {
        public Range {
            if (from >= to) {
                throw new IllegalArgumentException("Empty range [" + from + "," + to + ")");
            }
        }
    }

    public NumberRanges {
        ranges = List.copyOf(ranges);
    }

    public static NumberRanges none() {
        return new NumberRanges(List.of());
    }

    public static NumberRanges everything() {
        return new NumberRanges(List.of(new Range(Integer.MIN_VALUE + 1, Integer.MAX_VALUE)));
    }

    /** The smallest set of ranges that holds exactly these numbers. */
    public static NumberRanges of(Collection<Integer> numbers) {
        List<Range> ranges = new ArrayList<>();
        for (int number : new TreeSet<>(numbers)) {
            int last = ranges.size() - 1;
            if (last >= 0 && ranges.get(last).to() == number) {
                ranges.set(last, new Range(ranges.get(last).from(), number + 1));
            } else {
                ranges.add(new Range(number, number + 1));
            }
        }
        return new NumberRanges(ranges);
    }

    /** These and more numbers. */
    public NumberRanges with(Collection<Integer> more) {
        List<Range> all = new ArrayList<>(ranges);
        all.addAll(of(more).ranges());
        all.sort(Comparator.comparingInt(Range::from));
        List<Range> merged = new ArrayList<>();
        for (Range range : all) {
            int last = merged.size() - 1;
            if (last >= 0 && merged.get(last).to() >= range.from()) {
                Range before = merged.get(last);
                merged.set(last, new Range(before.from(), Math.max(before.to(), range.to())));
            } else {
                merged.add(range);
            }
        }
        return new NumberRanges(merged);
    }

    /** Reads the canonical text of an {@code int4multirange}, for example {@code {[1,9),[12,40)}}. */
    public static NumberRanges parse(String multirange) {
        List<Range> ranges = new ArrayList<>();
        Matcher matcher = RANGE.matcher(multirange);
        while (matcher.find()) {
            ranges.add(new Range(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))));
        }
        return new NumberRanges(ranges);
    }

    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    public boolean contains(int number) {
        return ranges.stream().anyMatch(range -> range.from() <= number && number < range.to());
    }

    public boolean containsAll(NumberRanges others) {
        return others.ranges.stream()
                .allMatch(other -> ranges.stream().anyMatch(r -> r.from() <= other.from() && other.to() <= r.to()));
    }

    /** The lowest and the highest number with nothing left out between them; for binding an index range. */
    public Range hull() {
        if (ranges.isEmpty()) {
            return new Range(0, 1);
        }
        return new Range(ranges.getFirst().from(), ranges.getLast().to());
    }

    public String asMultirange() {
        StringBuilder text = new StringBuilder("{");
        for (Range range : ranges) {
            text.append(text.length() > 1 ? "," : "")
                    .append('[')
                    .append(range.from())
                    .append(',')
                    .append(range.to())
                    .append(')');
        }
        return text.append('}').toString();
    }
}
