package org.linli.incidents.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;

/**
 * One import of messages.
 *
 * @param unitNo where messages go unless a place word says otherwise
 * @param actor who imports
 * @param failure message key of what went wrong
 * @param rowsDone of {@code rowsTotal} rows that can be imported
 */
public record IntakeJob(
        UUID id,
        int unitNo,
        State state,
        Source source,
        Actor actor,
        Preview preview,
        @Nullable String failure,
        int rowsDone,
        int rowsTotal,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /** Where an import stands. */
    public enum State {
        /** Looked at; nothing imported. */
        PREVIEWED,
        /** To be taken up by a server. */
        WAITING,
        RUNNING,
        /** Stopped by a person; can go on. */
        STOPPED,
        DONE,
        /** Stopped by a fault; can go on. */
        FAILED,
        /** Given up; what was imported until then stays. */
        DROPPED;

        public boolean isUnderWay() {
            return this == WAITING || this == RUNNING;
        }

        public boolean canStart() {
            return this == PREVIEWED || canGoOn();
        }

        public boolean canGoOn() {
            return this == STOPPED || this == FAILED;
        }
    }

    /** The file it came from; the file itself is not kept. */
    public record Source(String name, long bytes, String sha256) {}

    public int percent() {
        return rowsTotal == 0 ? 100 : (int) (100L * rowsDone / rowsTotal);
    }

    /** Time left at the pace so far; empty before there is one. */
    public Optional<Duration> timeLeft(Instant now) {
        if (startedAt == null || rowsDone == 0) {
            return Optional.empty();
        }
        Duration spent = Duration.between(startedAt, now);
        return Optional.of(spent.multipliedBy(rowsTotal - rowsDone).dividedBy(rowsDone));
    }
}
