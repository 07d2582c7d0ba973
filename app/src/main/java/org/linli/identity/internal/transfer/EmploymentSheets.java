package org.linli.identity.internal.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.linli.identity.Account;
import org.linli.identity.AccountFilter;
import org.linli.identity.internal.StaffOffice;
import org.linli.identity.internal.sheets.HeadedSheet;
import org.linli.identity.internal.sheets.KeptSheets;
import org.linli.identity.internal.sheets.KeptSheets.Kind;
import org.linli.identity.internal.sheets.KeptSheets.Stored;
import org.linli.identity.internal.transfer.EmploymentRows.Change;
import org.linli.identity.internal.transfer.EmploymentRows.Known;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Transactions;
import org.linli.kernel.UuidV7;
import org.linli.kernel.web.NotFound;
import org.springframework.stereotype.Service;

/**
 * Grade and pay of many colleagues from one workbook: given out as known, read back, judged row by row whenever it is looked
 * at, and written as a whole – only as it was seen: whoever wrote meanwhile is not written over.
 */
@Service
public class EmploymentSheets {

    public static final int MOST_ROWS = 5_000;

    private static final int MOST_SHOWN = 300;
    private static final int MOST_ACCOUNTS = 50_000;
    private static final HeadedSheet<EmploymentColumn> SHEET = new HeadedSheet<>(EmploymentColumn.class, MOST_ROWS);

    private final EmploymentRows rows;
    private final EmploymentJudge judge;
    private final EmploymentSeal seal;
    private final Employments employments;
    private final KeptSheets sheets;
    private final StaffOffice office;
    private final Transactions transactions;
    private final Clock clock;

    EmploymentSheets(
            EmploymentRows rows,
            EmploymentJudge judge,
            EmploymentSeal seal,
            Employments employments,
            KeptSheets sheets,
            StaffOffice office,
            Transactions transactions,
            Clock clock) {
        this.rows = rows;
        this.judge = judge;
        this.seal = seal;
        this.employments = employments;
        this.sheets = sheets;
        this.office = office;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Somebody of the workbook, with her posts. */
    public record Colleague(Account account, Employment employment) {}

    /** How many colleagues the actor's territory has; a workbook holds at most {@link #MOST_ROWS}. */
    public int count(Actor actor) {
        return accounts(actor).size();
    }

    /** Everybody of the actor's territory whose account is not closed, by login; that they were seen is on record. */
    public List<Colleague> list(Actor actor) {
        List<Account> accounts = accounts(actor).stream().limit(MOST_ROWS).toList();
        List<UUID> ids = accounts.stream().map(Account::id).toList();
        Map<UUID, Known> known = transactions.write(actor.scope(), () -> {
            employments.seen(actor, ids);
            return rows.listByIds(ids).stream().collect(Collectors.toMap(Known::accountId, Function.identity()));
        });
        return accounts.stream()
                .map(account -> new Colleague(
                        account,
                        Optional.ofNullable(known.get(account.id()))
                                .map(Known::employment)
                                .orElse(Employment.unknown())))
                .toList();
    }

    private List<Account> accounts(Actor actor) {
        return office.export(actor, AccountFilter.all(), MOST_ACCOUNTS).stream()
                .filter(account -> account.state() != Account.State.CLOSED)
                .toList();
    }

    /**
     * A file as judged now; without rows once it is written.
     *
     * @param seen stands for what the rows come to now; who confirms says with it what she saw
     */
    public record Preview(UUID id, String fileName, List<JudgedEmployment> rows, boolean isDone, String seen) {

        public long count(JudgedEmployment.Kind kind) {
            return rows.stream().filter(row -> row.kind() == kind).count();
        }

        /** Refused rows first, then those that change something, so that a long file shows what is to be looked at. */
        public List<JudgedEmployment> shown() {
            return rows.stream()
                    .sorted(Comparator.comparing(JudgedEmployment::kind))
                    .limit(MOST_SHOWN)
                    .toList();
        }
    }

    /** @return the file, or a refusal: those of {@link HeadedSheet}, {@code transfer.book.empty} */
    public Outcome<UUID> prepare(Actor by, String fileName, Path file) throws IOException {
        return SHEET.read(file).then(lines -> {
            if (lines.isEmpty()) {
                return Outcome.refused("transfer.book.empty");
            }
            List<EmploymentRow> read = lines.stream().map(EmploymentRow::of).toList();
            Instant now = now();
            UUID id = UuidV7.at(now);
            return transactions.write(by.scope(), () -> {
                sheets.insert(id, Kind.EMPLOYMENT, by, fileName, read, now);
                return Outcome.done(id);
            });
        });
    }

    /** Empty if the file is not of the reader's territory, or forgotten. Whom it shows to her is on record. */
    public Optional<Preview> find(Actor reader, UUID id) {
        return transactions.write(reader.scope(), () -> {
            Optional<Preview> found = preview(id);
            found.ifPresent(preview -> employments.seen(
                    reader,
                    preview.shown().stream()
                            .flatMap(row -> Optional.ofNullable(row.known()).stream())
                            .map(Known::accountId)
                            .distinct()
                            .toList()));
            return found;
        });
    }

    private Optional<Preview> preview(UUID id) {
        return sheets.find(id, Kind.EMPLOYMENT, EmploymentRow[].class).map(stored -> preview(id, stored));
    }

    private Preview preview(UUID id, Stored<EmploymentRow> stored) {
        List<JudgedEmployment> judged = judge.judge(stored.lines());
        List<List<Object>> lines = judged.stream()
                .<List<Object>>map(row -> List.of(row.row().line(), row.kind().name(), row.before(), row.after()))
                .toList();
        return new Preview(id, stored.fileName(), judged, stored.isDone(), seal.ofPreview(id, lines));
    }

    /**
     * Writes all rows that change something, in one transaction.
     *
     * @param isOnlyGood leave refused rows out instead of refusing the file
     * @param seen of the preview that is confirmed
     * @return how many people were changed, or a refusal: {@code identity.bulk.done}, {@code transfer.book.meanwhile} if a
     *     row does not come to what was seen, {@code transfer.book.has-bad}, {@code transfer.book.nothing}
     * @throws NotFound if the file is not of the actor's territory, or forgotten
     */
    public Outcome<Integer> confirm(Actor by, UUID id, boolean isOnlyGood, String seen) {
        return transactions.write(by.scope(), () -> {
            Preview preview = preview(id).orElseThrow(NotFound::new);
            if (preview.isDone()) {
                return Outcome.refused("identity.bulk.done");
            }
            if (!preview.seen().equals(seen)) {
                return Outcome.refused("transfer.book.meanwhile");
            }
            long bad = preview.count(JudgedEmployment.Kind.BAD);
            return bad > 0 && !isOnlyGood ? Outcome.refused("transfer.book.has-bad", bad) : written(by, preview);
        });
    }

    private Outcome<Integer> written(Actor by, Preview preview) {
        List<Change> changes = preview.rows().stream()
                .filter(JudgedEmployment::isChanged)
                .map(JudgedEmployment::change)
                .toList();
        if (changes.isEmpty()) {
            return Outcome.refused("transfer.book.nothing");
        }
        if (!sheets.finish(preview.id(), now())) {
            return Outcome.refused("identity.bulk.done");
        }
        return employments.putAll(by, changes)
                ? Outcome.done(changes.size())
                : Outcome.refused("transfer.book.meanwhile");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
