package org.linli.incidents.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.linli.incidents.Incidents;
import org.linli.incidents.NewReport;
import org.linli.incidents.intake.IntakeLines.Known;
import org.linli.incidents.intake.IntakeLines.ReadyLine;
import org.linli.incidents.intake.IntakeLines.Settled;
import org.linli.incidents.intake.sheet.Problem;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Imports the next rows. Each message is a report of its own, with its transaction, history and evidence; several go
 * side by side, so that the disk is waited for once for all of them.
 */
@Component
class IntakeBatch {

    private static final Logger LOG = LoggerFactory.getLogger(IntakeBatch.class);
    private static final int ROWS = 100;
    private static final int LANES = 4;

    private final Transactions transactions;
    private final IntakeLines lines;
    private final Incidents incidents;
    private final Clock clock;

    IntakeBatch(Transactions transactions, IntakeLines lines, Incidents incidents, Clock clock) {
        this.transactions = transactions;
        this.lines = lines;
        this.incidents = incidents;
        this.clock = clock;
    }

    private record Work(List<ReadyLine> ready, Map<String, Known> known) {}

    /** Answers what became of the rows; empty when there were none left. */
    List<Settled> run(IntakeJob job) {
        Work work = transactions.read(Intake.SCOPE, () -> {
            List<ReadyLine> ready = lines.listReady(job.id(), ROWS);
            return new Work(
                    ready,
                    lines.known(job.id(), ready.stream().map(ReadyLine::number).toList()));
        });
        return inLanes(job, work);
    }

    private List<Settled> inLanes(IntakeJob job, Work work) {
        List<Settled> settled = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Settled>>> lanes = new ArrayList<>();
            for (int lane = 0; lane < LANES; lane++) {
                lanes.add(executor.submit(lane(job, work, lane)));
            }
            for (Future<List<Settled>> lane : lanes) {
                settled.addAll(lane.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while importing", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A message could not be written", e.getCause());
        }
        return settled;
    }

    private Callable<List<Settled>> lane(IntakeJob job, Work work, int lane) {
        return () -> {
            List<Settled> settled = new ArrayList<>();
            for (int i = lane; i < work.ready().size(); i += LANES) {
                ReadyLine line = work.ready().get(i);
                Known known = work.known().get(line.number());
                settled.add(known == null ? report(job.actor(), line) : recognised(job, line, known));
            }
            return settled;
        };
    }

    private Settled report(Actor actor, ReadyLine line) {
        NewReport report = new NewReport(
                line.text(),
                null,
                line.unitNo(),
                null,
                null,
                null,
                List.of(),
                null,
                NewReport.Channel.IMPORT,
                line.number(),
                line.reportedAt());
        try {
            return switch (written(actor, report)) {
                case Outcome.Done<UUID> done -> new Settled(line.line(), Verdict.ADDED, done.value(), null);
                case Outcome.Refused<UUID> refused ->
                    new Settled(line.line(), Verdict.REFUSED, null, new Problem(null, refused.refusal()));
            };
        } catch (DataIntegrityViolationException unacceptable) {
            // One row that the database does not take must not hold up all the others for ever.
            LOG.warn("Importing message {} of row {}", line.number(), line.line(), unacceptable);
            return new Settled(line.line(), Verdict.REFUSED, null, Problem.of(null, "not-written"));
        }
    }

    /** Should another server have written it a moment ago, the second try finds it. */
    private Outcome<UUID> written(Actor actor, NewReport report) {
        try {
            return incidents.report(actor, report, null, clock.instant());
        } catch (DuplicateKeyException writtenMeanwhile) {
            return incidents.report(actor, report, null, clock.instant());
        }
    }

    /** A report that this import wrote before it was interrupted is its own; any other was there before. */
    private static Settled recognised(IntakeJob job, ReadyLine line, Known known) {
        Instant began = job.startedAt();
        boolean isOwn = began != null && !known.receivedAt().isBefore(began) && !known.isOfOtherJob();
        return new Settled(line.line(), isOwn ? Verdict.ADDED : Verdict.KNOWN, known.incidentId(), null);
    }
}
