package org.linli.identity.internal.colleagues;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.linli.identity.NewColleague;
import org.linli.identity.internal.Hiring;
import org.linli.identity.internal.Slip;
import org.linli.identity.internal.sheets.KeptSheets;
import org.linli.identity.internal.sheets.KeptSheets.Kind;
import org.linli.identity.internal.sheets.KeptSheets.Stored;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.kernel.UuidV7;
import org.linli.kernel.Zone;
import org.springframework.stereotype.Service;

/**
 * Taking in many colleagues at once: the file is read and judged, shown row by row, and taken in as a whole or as far as
 * it is good – in one transaction, judged again, because the world may have moved since.
 */
@Service
public class ColleagueImports {

    private static final Scope JOB = new Scope.SystemJob(new Purpose("identity.colleagues"));
    private static final Duration KEPT = Duration.ofDays(1);

    private final KeptSheets sheets;
    private final TakenLogins logins;
    private final RowJudge judge;
    private final Hiring hiring;
    private final Transactions transactions;
    private final Clock clock;
    private final Zone zone;

    ColleagueImports(
            KeptSheets sheets,
            TakenLogins logins,
            RowJudge judge,
            Hiring hiring,
            Transactions transactions,
            Clock clock,
            Zone zone) {
        this.sheets = sheets;
        this.logins = logins;
        this.judge = judge;
        this.hiring = hiring;
        this.transactions = transactions;
        this.clock = clock;
        this.zone = zone;
    }

    /** A file as judged now; without rows once it has been taken in. */
    public record Preview(UUID id, String fileName, List<Judged> rows, boolean isDone) {

        public long good() {
            return rows.stream().filter(Judged::isGood).count();
        }

        public long bad() {
            return rows.size() - good();
        }
    }

    /**
     * @return the import, or a refusal that names what is wrong with the file: {@code identity.bulk.too-big},
     *     {@code identity.bulk.not-a-workbook}, {@code identity.bulk.unpacks-too-big}, {@code identity.bulk.damaged},
     *     {@code identity.bulk.columns-missing}, {@code identity.bulk.too-many}, {@code identity.bulk.empty}
     */
    public Outcome<UUID> prepare(Actor by, String fileName, Path file) throws IOException {
        return ColleagueBook.read(file).then(lines -> {
            Instant now = now();
            UUID id = UuidV7.at(now);
            return transactions.write(by.scope(), () -> {
                sheets.insert(id, Kind.COLLEAGUES, by, fileName, lines, now);
                return Outcome.done(id);
            });
        });
    }

    /** Empty if the import is not of the reader's territory, or forgotten. */
    public Optional<Preview> find(Actor reader, UUID id) {
        Optional<Stored<SheetRow>> stored =
                transactions.read(reader.scope(), () -> sheets.find(id, Kind.COLLEAGUES, SheetRow[].class));
        return stored.map(found -> new Preview(id, found.fileName(), judged(reader, found), found.isDone()));
    }

    private List<Judged> judged(Actor by, Stored<SheetRow> stored) {
        Set<String> taken = transactions.read(
                JOB,
                () -> logins.among(stored.lines().stream().map(RowJudge::login).toList()));
        return transactions.read(by.scope(), () -> judge.judge(by, stored.lines(), taken, today()));
    }

    /**
     * Takes the colleagues in.
     *
     * @param onlyGood leave bad rows out instead of refusing the file
     * @return a slip for each, in the order of the file, or a refusal: {@code identity.bulk.done},
     *     {@code identity.bulk.has-bad}, {@code identity.bulk.nothing}, {@code identity.login-taken} if somebody was faster
     */
    public Outcome<List<Slip>> confirm(Actor by, Preview preview, boolean onlyGood) {
        if (preview.isDone()) {
            return Outcome.refused("identity.bulk.done");
        }
        if (preview.bad() > 0 && !onlyGood) {
            return Outcome.refused("identity.bulk.has-bad", preview.bad());
        }
        if (preview.good() == 0) {
            return Outcome.refused("identity.bulk.nothing");
        }
        return transactions.write(by.scope(), () -> takeIn(by, preview));
    }

    private Outcome<List<Slip>> takeIn(Actor by, Preview preview) {
        Instant now = now();
        if (!sheets.finish(preview.id(), now)) {
            return Outcome.refused("identity.bulk.done");
        }
        List<Slip> slips = new ArrayList<>();
        for (Judged row : preview.rows()) {
            if (row.verdict() instanceof Outcome.Done<NewColleague> good) {
                switch (hiring.hire(by, good.value(), now)) {
                    case Outcome.Done<Slip> slip -> slips.add(slip.value());
                    case Outcome.Refused<Slip> refused -> {
                        return Outcome.refused(refused.refusal());
                    }
                }
            }
        }
        return Outcome.done(List.copyOf(slips));
    }

    /** Forgets what nobody confirmed within a day, sheets of grade and pay among it. */
    public void forget() {
        transactions.write(JOB, () -> sheets.deleteBefore(clock.instant().minus(KEPT)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone.id());
    }
}
