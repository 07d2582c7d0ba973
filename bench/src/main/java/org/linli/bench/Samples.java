package org.linli.bench;

import java.util.Arrays;

/** Durations of repeated runs of one thing. */
public final class Samples {

    private static final double NANOS_PER_MILLI = 1_000_000;

    private long[] nanos = new long[64];
    private int size;

    public void add(long durationNanos) {
        if (size == nanos.length) {
            nanos = Arrays.copyOf(nanos, size * 2);
        }
        nanos[size++] = durationNanos;
    }

    public int size() {
        return size;
    }

    /**
     * The smallest sample that is not exceeded by {@code percent} of all samples (nearest rank), in milliseconds.
     *
     * @throws IllegalStateException without samples
     */
    public double percentileMillis(double percent) {
        if (size == 0) {
            throw new IllegalStateException("No samples");
        }
        long[] sorted = Arrays.copyOf(nanos, size);
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(percent / 100 * size);
        return sorted[Math.clamp(rank, 1, size) - 1] / NANOS_PER_MILLI;
    }
}
