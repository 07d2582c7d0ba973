package org.linli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How long the threads that do the work stood in line for a processor, as Linux counts it (second number of
 * {@code /proc/…/schedstat}). Says how much of a figure is the fault of a busy machine; zero on other systems.
 */
public final class CpuQueue {

    private final List<Path> threads;

    private CpuQueue(List<Path> threads) {
        this.threads = threads.stream().filter(Files::exists).toList();
    }

    /** Of the calling thread and of another process, such as the one that serves its database connection. */
    public static CpuQueue ofThisThreadAnd(long processId) {
        try {
            Path self = Path.of("/proc/thread-self");
            Path own = Files.exists(self) ? self.toRealPath() : self;
            return new CpuQueue(
                    List.of(own.resolve("schedstat"), Path.of("/proc", Long.toString(processId), "schedstat")));
        } catch (IOException e) {
            throw new UncheckedIOException("Looking for the statistics of the scheduler", e);
        }
    }

    /** Since the threads began. */
    public long waitedNanos() {
        long sum = 0;
        for (Path thread : threads) {
            try {
                sum += Long.parseLong(Files.readString(thread).strip().split(" ", -1)[1]);
            } catch (IOException e) {
                throw new UncheckedIOException("Reading " + thread, e);
            }
        }
        return sum;
    }
}
