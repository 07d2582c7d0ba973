package org.linli.incidents.intake.cli;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.linli.incidents.intake.IntakeJob;

/** Draws how far an import is: one line that is drawn over on a terminal, a line every tenth elsewhere. */
final class ProgressBar {

    private static final int WIDTH = 30;
    private static final int STEP = 10;

    private final PrintStream stream;
    private final boolean isTerminal;
    private final Clock clock;
    private int drawnPercent = -1;

    ProgressBar(PrintStream stream, boolean isTerminal, Clock clock) {
        this.stream = stream;
        this.isTerminal = isTerminal;
        this.clock = clock;
    }

    void draw(IntakeJob job) {
        int percent = job.percent();
        if (isTerminal) {
            stream.print("\r" + line(job));
        } else if (drawnPercent < 0 || percent / STEP > drawnPercent / STEP) {
            stream.println(line(job));
        }
        drawnPercent = percent;
    }

    void end(IntakeJob job) {
        if (isTerminal) {
            draw(job);
            stream.println();
        } else if (drawnPercent < job.percent()) {
            draw(job);
        }
    }

    private String line(IntakeJob job) {
        int full = WIDTH * job.percent() / 100;
        return "[%s%s] %,d / %,d  %d%%  %,d/s"
                .formatted(
                        "█".repeat(full),
                        "·".repeat(WIDTH - full),
                        job.rowsDone(),
                        job.rowsTotal(),
                        job.percent(),
                        rowsASecond(job, clock.instant()));
    }

    static long rowsASecond(IntakeJob job, Instant now) {
        Instant began = job.startedAt();
        if (began == null) {
            return 0;
        }
        Instant until = job.finishedAt() == null ? now : job.finishedAt();
        return job.rowsDone()
                * 1000L
                / Math.max(1, Duration.between(began, until).toMillis());
    }
}
