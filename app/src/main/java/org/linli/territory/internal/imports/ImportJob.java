package org.linli.territory.internal.imports;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Refusal;
import org.linli.territory.ImportOrder;
import org.linli.territory.ImportReport.Counts;

/**
 * An import from upload to report.
 *
 * @param notices about the files as a whole
 * @param rowsTotal rows to be written; 0 before it runs
 */
public record ImportJob(
        UUID id,
        Kind kind,
        State state,
        String actorName,
        List<String> files,
        Counts counts,
        List<Refusal> notices,
        @Nullable Refusal failure,
        int rowsDone,
        int rowsTotal,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    /** What is imported; also the last part of its address. */
    public enum Kind {
        DIVISIONS,
        BOUNDARIES;

        static Kind of(ImportOrder order) {
            return switch (order) {
                case ImportOrder.Divisions ignored -> DIVISIONS;
                case ImportOrder.Boundaries ignored -> BOUNDARIES;
            };
        }

        public String path() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where in its life it is. */
    public enum State {
        /** Looked at; nothing written; waits for a person. */
        PREVIEWED,
        /** Agreed to; waits for a server. */
        WAITING,
        RUNNING,
        DONE,
        /** Broken off; nothing of it was kept; may be started again. */
        FAILED,
        /** Given up before it started. */
        DROPPED
    }

    public boolean isUnderWay() {
        return state == State.WAITING || state == State.RUNNING;
    }

    public boolean mayStart() {
        return state == State.PREVIEWED || state == State.FAILED;
    }

    public int percent() {
        return rowsTotal == 0 ? 0 : (int) (100L * rowsDone / rowsTotal);
    }

    public String href() {
        return "/imports/" + kind.path() + "/" + id;
    }

    public Optional<Instant> findFinishedAt() {
        return Optional.ofNullable(finishedAt);
    }

    public Optional<Refusal> findFailure() {
        return Optional.ofNullable(failure);
    }
}
