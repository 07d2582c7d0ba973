package org.linli.identity.internal.workers.roster;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.identity.NewWorker;
import org.linli.identity.internal.workers.RosterWriter;
import org.linli.identity.internal.workers.RosterWriter.Written;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Transactions;
import org.linli.kernel.UuidV7;
import org.linli.kernel.Zone;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Brings started rosters in: each in one transaction of whoever started it, judged once more. */
@Component
public class RosterWork {

    private static final Logger LOG = LoggerFactory.getLogger(RosterWork.class);
    private static final Duration CLAIM = Duration.ofMinutes(5);

    private final RosterRows rows;
    private final RosterJudge judge;
    private final RosterWriter writer;
    private final Evidence evidence;
    private final Transactions transactions;
    private final Clock clock;
    private final Zone zone;

    RosterWork(
            RosterRows rows,
            RosterJudge judge,
            RosterWriter writer,
            Evidence evidence,
            Transactions transactions,
            Clock clock,
            Zone zone) {
        this.rows = rows;
        this.judge = judge;
        this.writer = writer;
        this.evidence = evidence;
        this.transactions = transactions;
        this.clock = clock;
        this.zone = zone;
    }

    /** Begins without being waited for. */
    void wake() {
        Thread.startVirtualThread(this::workOff);
    }

    /** Works on rosters until none is left for this server. */
    public void workOff() {
        while (workOne()) {
            LOG.debug("A roster was worked on");
        }
    }

    private boolean workOne() {
        UUID claim = UuidV7.at(clock.instant());
        Optional<Roster> claimed = transactions.write(
                Rosters.JOB,
                () -> rows.claim(claim, clock.instant(), clock.instant().plus(CLAIM)));
        claimed.ifPresent(roster -> bringIn(roster, claim));
        return claimed.isPresent();
    }

    private void bringIn(Roster roster, UUID claim) {
        try {
            Outcome<Written> outcome = transactions.write(roster.actor().scope(), () -> written(roster, claim));
            if (outcome instanceof Outcome.Refused<Written> refused) {
                fail(roster, claim, refused.refusal().key());
            }
        } catch (RuntimeException fault) {
            // Whatever it is, it would be there at the next try too; a person decides about that.
            LOG.warn("Roster {} did not come in", roster.id(), fault);
            fail(roster, claim, "workers.refused.not-written");
        }
    }

    private void fail(Roster roster, UUID claim, String failure) {
        transactions.write(Rosters.JOB, () -> {
            rows.fail(roster.id(), claim, failure);
            return true;
        });
    }

    private Outcome<Written> written(Roster roster, UUID claim) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<JudgedLine> judged =
                judge.judge(roster.actor(), rows.lines(roster.id()), LocalDate.ofInstant(now, zone.id()));
        long bad = judged.stream()
                .filter(line -> line.verdict() == JudgedLine.Verdict.BAD)
                .count();
        if (bad > 0 && !roster.isOnlyGood()) {
            return Outcome.refused("workers.refused.changed-rows");
        }
        List<NewWorker> workers = judged.stream()
                .flatMap(line -> Optional.ofNullable(line.worker()).stream())
                .toList();
        Written written = writer.write(roster.actor(), roster.title(), workers, now);
        List<JudgedLine> report = judged.stream().map(JudgedLine::withoutWorker).toList();
        if (!rows.finish(roster.id(), claim, written, (int) bad, report, now)) {
            return Outcome.refused("workers.refused.started");
        }
        evidence.record(Act.of(
                roster.actor(),
                "worker.roster-in",
                new Subject("worker-roster", roster.id()),
                roster.actor().findPost().map(Actor.ActingPost::unitNo).orElse(0),
                Map.of(
                        "people", Integer.toString(written.entries().size()),
                        "engagements", Integer.toString(written.engagements()),
                        "refused", Long.toString(bad))));
        return Outcome.done(written);
    }
}
