package org.linli.incidents.intake;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.incidents.intake.IntakeJob.State;
import org.linli.incidents.intake.IntakeLines.Settled;
import org.linli.kernel.Transactions;
import org.linli.kernel.UuidV7;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Works through imports that were started, here or on another server. A server holds a claim on the one that runs and
 * renews it with every batch; when it falls silent, the next server takes the import over where it stands.
 */
@Component
public class IntakeWork implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(IntakeWork.class);
    private static final Duration CLAIM = Duration.ofSeconds(30);

    private final Transactions transactions;
    private final IntakeJobs jobs;
    private final IntakeBatch batch;
    private final Evidence evidence;
    private final IntakeLines lines;
    private final Clock clock;
    private final Semaphore turn = new Semaphore(1);
    private volatile boolean isClosing;

    IntakeWork(
            Transactions transactions,
            IntakeJobs jobs,
            IntakeLines lines,
            IntakeBatch batch,
            Evidence evidence,
            Clock clock) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.lines = lines;
        this.batch = batch;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** Looks for imports to work on, without waiting for them. */
    public void wake() {
        if (!isBusy()) {
            Thread.startVirtualThread(this::workOff);
        }
    }

    boolean isBusy() {
        return turn.availablePermits() == 0;
    }

    /** Works on imports until none is left for this server. */
    void workOff() {
        if (!turn.tryAcquire()) {
            return;
        }
        try {
            for (boolean goesOn = true; goesOn && !isClosing; ) {
                UUID claim = UuidV7.at(clock.instant());
                Optional<IntakeJob> job = claim(claim);
                job.ifPresent(taken -> work(taken, claim));
                goesOn = job.isPresent();
            }
        } finally {
            turn.release();
        }
    }

    private Optional<IntakeJob> claim(UUID claim) {
        try {
            return transactions.write(
                    Intake.SCOPE,
                    () -> jobs.claim(claim, clock.instant(), clock.instant().plus(CLAIM))
                            .flatMap(jobs::find));
        } catch (DuplicateKeyException takenByAnother) {
            return Optional.empty();
        }
    }

    private void work(IntakeJob job, UUID claim) {
        try {
            for (boolean goesOn = true; goesOn; ) {
                if (isClosing) {
                    end(job, claim, State.WAITING, null);
                    return;
                }
                goesOn = step(job, claim);
            }
        } catch (RuntimeException fault) {
            LOG.error(
                    "Importing messages, job {} from {}", job.id(), job.source().name(), fault);
            end(job, claim, State.FAILED, "intake.failure.interrupted");
        }
    }

    /** Imports some rows; false when there are no more, or the import is no longer ours. */
    private boolean step(IntakeJob job, UUID claim) {
        List<Settled> settled = batch.run(job);
        if (settled.isEmpty()) {
            end(job, claim, State.DONE, null);
            return false;
        }
        return transactions.write(Intake.SCOPE, () -> {
            int rows = lines.settle(job.id(), settled);
            return jobs.advance(job.id(), claim, rows, clock.instant().plus(CLAIM));
        });
    }

    private void end(IntakeJob job, UUID claim, State state, @Nullable String failure) {
        transactions.write(Intake.SCOPE, () -> {
            boolean isOurs = jobs.release(job.id(), claim, state, failure, clock.instant());
            if (isOurs && state == State.DONE) {
                jobs.forgetSamples(job.id());
                record(job);
            }
            return isOurs;
        });
    }

    private void record(IntakeJob job) {
        Tally tally = lines.tally(job.id());
        evidence.record(Act.of(
                job.actor(),
                "incidents.messages-imported",
                new Subject("import", job.id()),
                job.unitNo(),
                Map.of(
                        "file", job.source().name() + " sha256:" + job.source().sha256(),
                        "added", Integer.toString(tally.added()),
                        "known", Integer.toString(tally.known()),
                        "duplicates", Integer.toString(tally.duplicates()),
                        "refused", Integer.toString(tally.refused()))));
    }

    /** Lets the batch at hand end; another server, or this one after its start, goes on. */
    @Override
    public void destroy() {
        isClosing = true;
        turn.acquireUninterruptibly();
    }
}
