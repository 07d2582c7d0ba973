package org.linli.evidence.internal;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.linli.evidence.BusinessRows;
import org.linli.evidence.internal.Finding.Kind;
import org.linli.evidencelog.LogVerifier;
import org.linli.evidencelog.NoteException;
import org.linli.evidencelog.TreeHead;
import org.linli.evidencelog.Verdict;
import org.linli.evidencelog.VerifierKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Checks everything again: the signature of the last checkpoint, every entry against its commitment and its leaf, every
 * leaf against the tree, the tree against the checkpoint and against those kept outside of the database, what was destroyed
 * against its certificate, and the rows of the modules against what was last committed to.
 */
public final class LogAudit {

    private static final int CHUNK = 4_096;

    /** Further findings of one kind tell nothing new. */
    private static final int MOST_FINDINGS = 100;

    private final JdbcClient jdbc;
    private final VerifierKey key;
    private final List<BusinessRows> modules;
    private final Lane lane;
    private final int lanes;

    /** Runs a part of the check in a transaction that sees every row. */
    @FunctionalInterface
    public interface Lane {
        <T> T in(Supplier<T> work);
    }

    /**
     * @param key public key of the log
     * @param lanes how many parts may run at once; with 1 all run on the caller's thread, one after the other
     */
    public LogAudit(JdbcClient jdbc, VerifierKey key, List<BusinessRows> modules, Lane lane, int lanes) {
        this.jdbc = jdbc;
        this.key = key;
        this.modules = List.copyOf(modules);
        this.lane = lane;
        this.lanes = lanes;
    }

    /**
     * What came out.
     *
     * @param head what the log says it is
     * @param findings in the order of the log; none if all is well
     * @param rows how many rows of modules were held against the log
     */
    public record Result(TreeHead head, List<Finding> findings, long rows) {}

    /**
     * Runs the check.
     *
     * @param kept heads that were kept outside of the database
     * @param progress hears how many leaves are done
     */
    public Result run(Collection<TreeHead> kept, LongConsumer progress) {
        List<Finding> findings = new ArrayList<>();
        TreeHead head = lane.in(() -> head(findings));
        RowCheck rowCheck = new RowCheck(jdbc, modules);
        AtomicLong next = new AtomicLong();
        AtomicLong done = new AtomicLong();
        List<Supplier<List<Finding>>> parts = new ArrayList<>();
        parts.add(() -> tree(head, kept));
        parts.add(() -> new TableCheck(jdbc).run(MOST_FINDINGS));
        parts.add(() -> new CertificateCheck(jdbc).run());
        parts.add(() -> rowCheck.run(MOST_FINDINGS));
        for (int i = 0; i < lanes; i++) {
            parts.add(() -> leaves(head.size(), next, done, progress));
        }
        runAll(parts).forEach(findings::addAll);
        findings.sort(Comparator.comparingLong(finding -> finding.index() == null ? Long.MAX_VALUE : finding.index()));
        return new Result(head, lane.in(() -> described(findings)), rowCheck.compared());
    }

    private List<List<Finding>> runAll(List<Supplier<List<Finding>>> parts) {
        if (lanes == 1) {
            return parts.stream().map(part -> lane.in(part)).toList();
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(lanes)) {
            List<Future<List<Finding>>> running =
                    parts.stream().map(part -> pool.submit(() -> lane.in(part))).toList();
            List<List<Finding>> results = new ArrayList<>();
            for (Future<List<Finding>> part : running) {
                results.add(part.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A part of the check broke off: " + e.getCause(), e);
        }
    }

    private TreeHead head(List<Finding> findings) {
        Optional<StoredCheckpoint> latest = new CheckpointRows(jdbc).findLatest();
        if (latest.isEmpty()) {
            return TreeHead.EMPTY;
        }
        TreeHead said = latest.get().head();
        if (!latest.get().isTimeSigned(key)) {
            findings.add(Finding.of(Kind.CHECKPOINT_INVALID, "its time is not the one that was signed"));
        }
        try {
            TreeHead signed = latest.get().signedHead(key);
            if (!signed.equals(said)) {
                findings.add(
                        Finding.of(Kind.CHECKPOINT_INVALID, "signed was %s, the row says %s".formatted(signed, said)));
            }
            return signed;
        } catch (NoteException forged) {
            findings.add(Finding.of(Kind.CHECKPOINT_INVALID, Objects.requireNonNull(forged.getMessage())));
            return said;
        }
    }

    private List<Finding> tree(TreeHead head, Collection<TreeHead> kept) {
        Verdict verdict = new LogVerifier(new DatabaseTiles(jdbc)).verify(head, kept, (index, leaf) -> {});
        return verdict instanceof Verdict.Broken broken
                ? List.of(Finding.at(
                        Kind.TREE_BROKEN,
                        broken.firstEntry(),
                        null,
                        "%s in leaves %d to %d: %s"
                                .formatted(broken.fault(), broken.firstEntry(), broken.lastEntry(), broken.detail())))
                : List.of();
    }

    private List<Finding> leaves(long size, AtomicLong next, AtomicLong done, LongConsumer progress) {
        List<Finding> findings = new ArrayList<>();
        LeafCheck check = new LeafCheck(jdbc);
        for (long from = next.getAndAdd(CHUNK); from < size; from = next.getAndAdd(CHUNK)) {
            long to = Math.min(from + CHUNK, size);
            List<Finding> found = check.run(from, to, MOST_FINDINGS);
            findings.addAll(found);
            progress.accept(done.addAndGet(to - from));
            if (findings.size() >= MOST_FINDINGS) {
                // the other lanes come to their end too
                next.set(size);
            }
        }
        return findings;
    }

    /** Says of the first findings when and what the entry was, as far as it can still be read. */
    private List<Finding> described(List<Finding> findings) {
        return findings.stream()
                .limit(2L * MOST_FINDINGS)
                .map(finding -> finding.verb() == null ? describe(finding) : finding)
                .toList();
    }

    private Finding describe(Finding finding) {
        Optional<UUID> id = Optional.ofNullable(finding.entryId())
                .or(() -> Optional.ofNullable(finding.index())
                        .flatMap(index -> jdbc.sql("SELECT entry_id FROM log_leaf WHERE index = :index")
                                .param("index", index)
                                .query(UUID.class)
                                .optional()));
        return id.flatMap(entry -> jdbc.sql("SELECT at, verb FROM evidence_entry WHERE id = :id LIMIT 1")
                        .param("id", entry)
                        .query((row, number) -> new Finding(
                                finding.kind(),
                                finding.index(),
                                entry,
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getString("verb"),
                                finding.detail()))
                        .optional())
                .orElse(finding);
    }
}
