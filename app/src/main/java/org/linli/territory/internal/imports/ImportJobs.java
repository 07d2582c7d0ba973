package org.linli.territory.internal.imports;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;
import org.linli.kernel.Idempotency;
import org.linli.kernel.Outcome;
import org.linli.kernel.Purpose;
import org.linli.kernel.Refusal;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.kernel.UuidV7;
import org.linli.territory.ImportOrder;
import org.linli.territory.ImportReport;
import org.linli.territory.TerritoryImports.Imported;
import org.linli.territory.TerritoryImports.Progress;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.grids.ImportedGrids;
import org.linli.territory.internal.imports.ImportJob.Kind;
import org.linli.territory.internal.imports.ImportJob.State;
import org.linli.territory.internal.imports.ImportJobRows.Assignment;
import org.linli.territory.internal.imports.TransactionalImports.Attendant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Imports that a person uploads, looks at, starts and may leave alone: stored, so that a restart loses none. A job whose
 * server dies is run again; as it commits as a whole, together with its own end, it is never done twice.
 */
@Component
public class ImportJobs {

    static final String PERMISSION = "territory.import";
    static final String TASK = "territory-import";

    private static final Logger LOG = LoggerFactory.getLogger(ImportJobs.class);
    private static final Scope SYSTEM = new Scope.SystemJob(new Purpose("territory.import"));
    private static final Duration PREVIEWS_KEPT = Duration.ofDays(1);
    private static final long PROGRESS_EVERY_NANOS = 500_000_000L;

    private final TransactionalImports imports;
    private final ImportJobRows rows;
    private final Snapshots snapshots;
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final ObjectProvider<Scheduler> scheduler;
    private final ObjectProvider<OneTimeTask<Void>> task;
    private final Clock clock;
    private final int checkedAtOnce;

    /** @param checkedAtOnce of so many communities the grids are checked while somebody waits for the preview; of all in the job */
    ImportJobs(
            TransactionalImports imports,
            ImportJobRows rows,
            Snapshots snapshots,
            Transactions transactions,
            Idempotency idempotency,
            ObjectProvider<Scheduler> scheduler,
            @Qualifier(TASK) ObjectProvider<OneTimeTask<Void>> task,
            Clock clock,
            @Value("${linli.import.checked-at-once:500}") int checkedAtOnce) {
        this.checkedAtOnce = checkedAtOnce;
        this.imports = imports;
        this.rows = rows;
        this.snapshots = snapshots;
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.scheduler = scheduler;
        this.task = task;
        this.clock = clock;
    }

    /** Keeps the files and what their import would do. Refused when the files cannot be read at all. */
    public Outcome<UUID> upload(Actor actor, ImportOrder order, @Nullable String idempotencyKey) {
        Instant now = clock.instant();
        return imports.preview(actor, order, checkedAtOnce)
                .then(report -> transactions.write(actor.scope(), () -> {
                    rows.forgetPreviewsBefore(now.minus(PREVIEWS_KEPT));
                    String id = idempotency.once("territory.import " + actor.id(), idempotencyKey, () -> {
                        UUID fresh = UuidV7.at(now);
                        rows.insert(fresh, actor, order, report, now);
                        return fresh.toString();
                    });
                    return Outcome.done(UUID.fromString(id));
                }));
    }

    public Optional<ImportJob> find(Actor actor, UUID id) {
        Optional<ImportJob> found = transactions.read(actor.scope(), () -> rows.find(id));
        seen(found.stream().toList());
        return found;
    }

    public List<ImportJob> listNewest(Actor actor, Kind kind, int limit) {
        List<ImportJob> found = transactions.read(actor.scope(), () -> rows.listNewest(kind, limit));
        seen(found);
        return found;
    }

    /** A job is done when it commits, maybe on another server; who hears of it here is to find here what it brought. */
    private void seen(List<ImportJob> told) {
        if (told.stream().anyMatch(job -> job.state() == State.DONE)) {
            snapshots.refresh();
        }
    }

    /** What becomes or became of each row. */
    public List<ImportReport.Row> rows(Actor actor, UUID id) {
        return transactions.read(actor.scope(), () -> rows.rows(id));
    }

    /** Hands the job to whichever server is free first. */
    public Outcome<UUID> start(Actor actor, UUID id) {
        return transactions.write(actor.scope(), () -> {
            if (!rows.move(id, Set.of(State.PREVIEWED, State.FAILED), State.WAITING)) {
                return Outcome.refused("territory.import.not-waiting");
            }
            rows.setActor(id, actor);
            // A name of its own for each start: the execution of an earlier one may not be cleared away yet.
            Instant now = clock.instant();
            scheduler.getObject().schedule(task.getObject().instance(id + "@" + now.toEpochMilli()), now);
            return Outcome.done(id);
        });
    }

    /** Gives up a job that has not started. */
    public Outcome<UUID> drop(Actor actor, UUID id) {
        return transactions.write(actor.scope(), () -> {
            if (!rows.move(id, Set.of(State.PREVIEWED, State.FAILED), State.DROPPED)) {
                return Outcome.refused("territory.import.not-waiting");
            }
            rows.dropFiles(id);
            return Outcome.done(id);
        });
    }

    /** @param execution name of the execution, as {@link #start} gave it */
    void execute(String execution) {
        execute(UUID.fromString(execution.substring(0, execution.indexOf('@'))));
    }

    /** Runs the job if it is still to be run. Ends in every case with a state that says what happened. */
    void execute(UUID id) {
        Optional<Assignment> claimed = transactions.write(SYSTEM, () -> rows.claim(id, clock.instant()));
        if (claimed.isEmpty()) {
            return;
        }
        try {
            run(id, claimed.get());
        } catch (RuntimeException | IOException broken) {
            LOG.error("Import {} broke off, nothing of it was kept", id, broken);
            fail(id, State.FAILED, Refusal.of("territory.import.broke-off"));
        }
    }

    private void run(UUID id, Assignment job) throws IOException {
        Path folder = Files.createTempDirectory("linli-import-");
        try {
            ImportOrder order = job.settings().with(transactions.read(SYSTEM, () -> rows.unpack(id, folder)));
            Outcome<Imported> outcome = imports.run(
                    job.actor(), order, progress(id), id, new Signatory(id, job.digest(), ofGrids(job, order)));
            if (outcome instanceof Outcome.Refused<Imported> refused) {
                refused(id, job.actor(), order, refused.refusal());
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    /** What the checker says of all grids; what a preview left out is looked at before anything is written. */
    private List<Refusal> ofGrids(Assignment job, ImportOrder order) {
        boolean isPart = job.notices().stream().anyMatch(notice -> notice.key().equals(ImportedGrids.LEFT));
        List<Refusal> notices =
                isPart && imports.preview(job.actor(), order) instanceof Outcome.Done<ImportReport>(ImportReport report)
                        ? report.notices()
                        : job.notices();
        return notices.stream()
                .filter(notice -> notice.key().startsWith(ImportedGrids.KEYS))
                .toList();
    }

    private void refused(UUID id, Actor actor, ImportOrder order, Refusal refusal) {
        Outcome<ImportReport> again = imports.preview(actor, order);
        if (refusal.key().equals("territory.import.changed-meanwhile")
                && again instanceof Outcome.Done<ImportReport> done) {
            transactions.write(SYSTEM, () -> {
                rows.setReport(id, done.value());
                rows.setFailure(id, State.PREVIEWED, refusal, clock.instant());
                return done;
            });
        } else {
            fail(id, State.FAILED, refusal);
        }
    }

    private void fail(UUID id, State state, Refusal failure) {
        transactions.write(SYSTEM, () -> {
            rows.setFailure(id, state, failure, clock.instant());
            return failure;
        });
    }

    /** Writes progress from beside the transaction, not more often than a page asks for it. */
    private Progress progress(UUID id) {
        AtomicLong last = new AtomicLong(System.nanoTime() - PROGRESS_EVERY_NANOS);
        return (done, total) -> {
            long now = System.nanoTime();
            if (now - last.get() >= PROGRESS_EVERY_NANOS) {
                last.set(now);
                Thread.ofVirtual()
                        .start(() -> transactions.write(SYSTEM, () -> {
                            rows.setProgress(id, done, total);
                            return id;
                        }));
            }
        };
    }

    /** Agrees to exactly what the person saw, and ends the job in the transaction of its import. */
    private final class Signatory implements Attendant {

        private final UUID id;
        private final String digest;
        private final List<Refusal> ofGrids;

        Signatory(UUID id, String digest, List<Refusal> ofGrids) {
            this.ofGrids = ofGrids;
            this.id = id;
            this.digest = digest;
        }

        @Override
        public boolean agrees(ImportReport report) {
            return TransactionalImports.digest(report).equals(digest);
        }

        @Override
        public void finish(Imported imported) {
            rows.finish(id, imported.report().with(ofGrids), clock.instant());
        }
    }
}
