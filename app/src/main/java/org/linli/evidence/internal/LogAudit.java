package org.linli.evidence.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.linli.evidence.internal.Finding.Kind;
import org.linli.evidencelog.LogVerifier;
import org.linli.evidencelog.NoteException;
import org.linli.evidencelog.TreeHead;
import org.linli.evidencelog.Verdict;
import org.linli.evidencelog.VerifierKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Checks everything again: the signature of the last checkpoint, every entry against its commitment and its leaf, every
 * leaf against the tree, the tree against the checkpoint and against those kept outside of the database.
 */
final class LogAudit {

    private static final int CHUNK = 2_048;

    /** Further findings of one kind tell nothing new. */
    private static final int MOST_FINDINGS = 100;

    private final CheckpointRows checkpoints;
    private final DatabaseTiles tiles;
    private final LoggedEntries entries;
    private final VerifierKey key;

    LogAudit(JdbcClient jdbc, VerifierKey key) {
        this.checkpoints = new CheckpointRows(jdbc);
        this.tiles = new DatabaseTiles(jdbc);
        this.entries = new LoggedEntries(jdbc);
        this.key = key;
    }

    /**
     * What came out.
     *
     * @param head what the log says it is
     * @param findings in the order of the log; none if all is well
     */
    record Result(TreeHead head, List<Finding> findings) {}

    /**
     * Runs the check; to be called in one transaction that sees every entry.
     *
     * @param kept heads that were kept outside of the database
     * @param progress hears how many leaves are done
     */
    Result run(Collection<TreeHead> kept, LongConsumer progress) {
        List<Finding> findings = new ArrayList<>();
        TreeHead head = head(findings);
        checkEntries(head.size(), findings, progress);
        if (new LogVerifier(tiles).verify(head, kept, (index, leaf) -> {}) instanceof Verdict.Broken broken) {
            findings.add(new Finding(
                    Kind.TREE_BROKEN,
                    broken.firstEntry(),
                    null,
                    "%s in leaves %d to %d: %s"
                            .formatted(broken.fault(), broken.firstEntry(), broken.lastEntry(), broken.detail())));
        }
        for (var id : entries.listNotLogged(MOST_FINDINGS)) {
            findings.add(new Finding(Kind.ENTRY_NOT_LOGGED, null, id, "neither in the log nor waiting for it"));
        }
        return new Result(head, List.copyOf(findings));
    }

    private TreeHead head(List<Finding> findings) {
        Optional<StoredCheckpoint> latest = checkpoints.findLatest();
        if (latest.isEmpty()) {
            return TreeHead.EMPTY;
        }
        TreeHead said = latest.get().head();
        try {
            TreeHead signed = latest.get().signedHead(key);
            if (!signed.equals(said)) {
                findings.add(new Finding(
                        Kind.CHECKPOINT_INVALID, null, null, "signed was %s, the row says %s".formatted(signed, said)));
            }
            return signed;
        } catch (NoteException forged) {
            findings.add(new Finding(Kind.CHECKPOINT_INVALID, null, null, Objects.requireNonNull(forged.getMessage())));
            return said;
        }
    }

    private void checkEntries(long size, List<Finding> findings, LongConsumer progress) {
        for (long from = 0; from < size && findings.size() < MOST_FINDINGS; from += CHUNK) {
            long to = Math.min(from + CHUNK, size);
            long expected = from;
            for (LoggedEntry entry : entries.list(from, to)) {
                addMissing(expected, entry.index(), findings);
                entry.findFault().ifPresent(findings::add);
                expected = entry.index() + 1;
            }
            addMissing(expected, to, findings);
            progress.accept(to);
        }
    }

    private static void addMissing(long from, long to, List<Finding> findings) {
        for (long index = from; index < to && findings.size() < MOST_FINDINGS; index++) {
            findings.add(new Finding(Kind.LEAF_MISSING, index, null, "the leaf is gone"));
        }
    }
}
