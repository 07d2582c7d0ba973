package org.linli.incidents.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.linli.incidents.intake.IntakeJob.State;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.springframework.stereotype.Component;

/** Imports of messages: prepared by a person, started by her, worked through in the background, reported row by row. */
@Component
public class Intake {

    static final Purpose PURPOSE = new Purpose("incidents.import");

    /** An import sees all incidents, to know which messages are there already. */
    static final Scope SCOPE = new Scope.SystemJob(PURPOSE);

    private static final int LATEST = 10;
    private static final int PROBLEMS_SHOWN = 100;
    private static final Duration PREVIEW_KEPT = Duration.ofDays(1);
    private static final Duration STOPPED_KEPT = Duration.ofDays(7);
    private static final Duration REPORT_KEPT = Duration.ofDays(90);

    private final Transactions transactions;
    private final Preparation preparation;
    private final IntakeJobs jobs;
    private final IntakeLines lines;
    private final Clock clock;

    Intake(Transactions transactions, Preparation preparation, IntakeJobs jobs, IntakeLines lines, Clock clock) {
        this.transactions = transactions;
        this.preparation = preparation;
        this.jobs = jobs;
        this.lines = lines;
        this.clock = clock;
    }

    /** An import with what has become of its rows. */
    public record Standing(IntakeJob job, Tally tally, List<ReportLine> problems) {}

    /** Reads the file and answers the import that waits for a yes. Refused if the file or the order cannot be read. */
    public Outcome<UUID> prepare(Actor actor, IntakeOrder order) {
        return preparation.prepare(actor, order);
    }

    public Optional<IntakeJob> find(Actor actor, UUID id) {
        return transactions.read(actor.scope(), () -> jobs.find(id));
    }

    public Optional<Standing> findStanding(Actor actor, UUID id) {
        return transactions.read(
                actor.scope(),
                () -> jobs.find(id)
                        .map(job -> new Standing(job, lines.tally(id), lines.listProblems(id, PROBLEMS_SHOWN))));
    }

    /** Imports within the actor's scope, newest first. */
    public List<IntakeJob> listLatest(Actor actor) {
        return transactions.read(actor.scope(), () -> jobs.listLatest(LATEST));
    }

    /** What became of every row; empty once the rows are no longer kept. */
    public List<ReportLine> report(Actor actor, UUID id) {
        return transactions.read(actor.scope(), () -> lines.listAll(id));
    }

    /** Hands the import to the servers. Starting what has been started is no fault. */
    public Outcome<UUID> start(Actor actor, UUID id) {
        return transactions.write(actor.scope(), () -> {
            if (jobs.find(id).filter(job -> job.rowsTotal() == 0).isPresent()) {
                return Outcome.refused("intake.refused.nothing-to-import");
            }
            return change(id, Set.of(State.PREVIEWED, State.STOPPED, State.FAILED), State.WAITING);
        });
    }

    /** What was imported until then stays; the rest can go on later. */
    public Outcome<UUID> stop(Actor actor, UUID id) {
        return transactions.write(actor.scope(), () -> change(id, Set.of(State.WAITING, State.RUNNING), State.STOPPED));
    }

    /** Gives the rows up that are not imported, and their words with them. */
    public Outcome<UUID> drop(Actor actor, UUID id) {
        return transactions.write(
                actor.scope(),
                () -> change(id, Set.of(State.PREVIEWED, State.STOPPED, State.FAILED), State.DROPPED)
                        .map(this::forgetWords));
    }

    private Outcome<UUID> change(UUID id, Set<State> from, State to) {
        if (jobs.change(id, from, to, clock.instant())) {
            return Outcome.done(id);
        }
        boolean isThereAlready = jobs.find(id)
                .map(IntakeJob::state)
                .filter(state -> state == to || (to == State.WAITING && state == State.RUNNING))
                .isPresent();
        return isThereAlready ? Outcome.done(id) : Outcome.refused("intake.refused.moved-on");
    }

    private UUID forgetWords(UUID id) {
        lines.forgetWords(id);
        jobs.forgetSamples(id);
        return id;
    }

    /** Gives up what nobody went on with, and drops old reports. */
    void tidyUp() {
        Instant now = clock.instant();
        transactions.write(SCOPE, () -> {
            dropIdle(State.PREVIEWED, now.minus(PREVIEW_KEPT));
            dropIdle(State.STOPPED, now.minus(STOPPED_KEPT));
            dropIdle(State.FAILED, now.minus(STOPPED_KEPT));
            return jobs.dropLinesEndedBefore(now.minus(REPORT_KEPT));
        });
    }

    private void dropIdle(State state, Instant since) {
        for (UUID id : jobs.listIdle(state, since)) {
            jobs.change(id, Set.of(state), State.DROPPED, clock.instant());
            forgetWords(id);
        }
    }
}
