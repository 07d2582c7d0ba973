package org.linli.identity.internal.workers.roster;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.identity.internal.sheets.HeadedSheet;
import org.linli.identity.internal.workers.WorkerRule;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.kernel.UuidV7;
import org.linli.kernel.Zone;
import org.springframework.stereotype.Service;

/** Rosters from workbooks: read and kept sealed, judged whenever they are looked at, handed to the job. */
@Service
public class Rosters {

    public static final int MOST_ROWS = 5_000;

    static final Scope JOB = new Scope.SystemJob(new Purpose("identity.workers-rosters"));

    private static final HeadedSheet<RosterColumn> SHEET = new HeadedSheet<>(RosterColumn.class, MOST_ROWS);
    private static final Duration PREVIEW_KEPT = Duration.ofDays(1);
    private static final Duration REPORT_KEPT = Duration.ofDays(30);
    private static final int LATEST = 10;

    private final RosterRows rows;
    private final RosterJudge judge;
    private final RosterWork work;
    private final Transactions transactions;
    private final Clock clock;
    private final Zone zone;

    Rosters(RosterRows rows, RosterJudge judge, RosterWork work, Transactions transactions, Clock clock, Zone zone) {
        this.rows = rows;
        this.judge = judge;
        this.work = work;
        this.transactions = transactions;
        this.clock = clock;
        this.zone = zone;
    }

    /** A roster with its rows as judged now, or with what became of them. */
    public record Standing(Roster roster, List<JudgedLine> lines) {

        public long good() {
            return lines.stream().filter(JudgedLine::isGood).count();
        }

        public long known() {
            return lines.stream().filter(JudgedLine::isKnown).count();
        }

        public long bad() {
            return lines.size() - good() - known();
        }

        /** Bad rows first, so that a long roster shows what is to be done. */
        public List<JudgedLine> shown(int limit) {
            return lines.stream()
                    .sorted(Comparator.comparing((JudgedLine line) -> line.verdict() != JudgedLine.Verdict.BAD))
                    .limit(limit)
                    .toList();
        }
    }

    /**
     * @return the roster, or a refusal that names what is wrong with the file or its title: those of {@link HeadedSheet},
     *     {@code workers.refused.title}, {@code workers.refused.empty}
     */
    public Outcome<UUID> prepare(Actor by, String typedTitle, String fileName, Path file) throws IOException {
        String title = typedTitle.strip().replaceAll("\\s+", " ");
        if (title.isEmpty() || title.length() > WorkerRule.LONGEST_TITLE) {
            return Outcome.refused("workers.refused.title", WorkerRule.LONGEST_TITLE);
        }
        return SHEET.read(file).then(lines -> {
            if (lines.isEmpty()) {
                return Outcome.refused("workers.refused.empty");
            }
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            UUID id = UuidV7.at(now);
            return transactions.write(by.scope(), () -> {
                rows.insert(
                        id,
                        by,
                        title,
                        fileName,
                        lines.stream().map(Rosters::line).toList(),
                        now);
                return Outcome.done(id);
            });
        });
    }

    private static RosterLine line(HeadedSheet.Line<RosterColumn> line) {
        return new RosterLine(line.number(), line.cells(), line.hasFormula(), line.isMerged());
    }

    /** Empty if the roster is not of the reader's territory, or forgotten. */
    public Optional<Standing> find(Actor reader, UUID id) {
        return transactions.read(
                reader.scope(),
                () -> rows.find(id)
                        .map(roster -> new Standing(
                                roster,
                                roster.state() == Roster.State.DONE
                                        ? rows.report(id)
                                        : judge.judge(roster.actor(), rows.lines(id), today()))));
    }

    /**
     * Hands the roster to the job.
     *
     * @return the roster, or a refusal: {@code workers.refused.started}, {@code workers.refused.has-bad},
     *     {@code workers.refused.nothing-good}
     */
    public Outcome<UUID> start(Actor by, Standing seen, boolean isOnlyGood) {
        if (seen.bad() > 0 && !isOnlyGood) {
            return Outcome.refused("workers.refused.has-bad", seen.bad());
        }
        if (seen.good() == 0) {
            return Outcome.refused("workers.refused.nothing-good");
        }
        UUID id = seen.roster().id();
        Outcome<UUID> started = transactions.write(
                by.scope(),
                () -> rows.start(id, isOnlyGood) ? Outcome.done(id) : Outcome.refused("workers.refused.started"));
        if (started instanceof Outcome.Done<UUID>) {
            work.wake();
        }
        return started;
    }

    /** Those that were started, newest first. */
    public List<Roster> listLatest(Actor reader) {
        return transactions.read(reader.scope(), () -> rows.listLatest(LATEST));
    }

    /** Forgets what nobody started, and reports that were read long ago. */
    public void forget() {
        transactions.write(JOB, () -> {
            rows.forget(clock.instant().minus(PREVIEW_KEPT), clock.instant().minus(REPORT_KEPT));
            return true;
        });
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone.id());
    }
}
