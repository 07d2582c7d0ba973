package org.linli.evidence.internal;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.linli.evidence.internal.Finding.Kind;
import org.linli.evidencelog.Checkpoint;
import org.linli.evidencelog.NoteException;
import org.linli.evidencelog.SignedNote;
import org.linli.evidencelog.TreeHead;
import org.linli.kernel.Command;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code ./linli verify-log}: checks the whole log and every entry behind it. */
@Component
class VerifyLog implements Command {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int USED_WRONGLY = 2;
    private static final long REPORT_EVERY = 131_072;
    private static final Scope SCOPE = new Scope.SystemJob(new Purpose("evidence.verification"));

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final LogKeys keys;
    private final CheckpointFiles files;

    VerifyLog(JdbcClient jdbc, Transactions transactions, LogKeys keys, CheckpointFiles files) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.keys = keys;
        this.files = files;
    }

    @Override
    public String name() {
        return "verify-log";
    }

    @Override
    public String usage() {
        return "verify-log [CHECKPOINT-FILE…]   checks the log, every entry, and checkpoints kept elsewhere";
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        List<Path> named = arguments.stream().map(Path::of).toList();
        List<Path> unreadable =
                named.stream().filter(file -> !Files.isReadable(file)).toList();
        if (!unreadable.isEmpty()) {
            err.println("linli verify-log: cannot read " + unreadable);
            return USED_WRONGLY;
        }
        List<Finding> findings = new ArrayList<>();
        keys.findFault().ifPresent(fault -> findings.add(new Finding(Kind.KEY_DIFFERS, null, null, fault)));
        List<TreeHead> kept = keptHeads(named, findings, err);
        err.println("checking against " + kept.size() + " checkpoints kept outside of the database");
        LogAudit audit = new LogAudit(jdbc, keys.identity().verifierKey());
        LogAudit.Result result = transactions.read(SCOPE, () -> audit.run(kept, done -> report(done, err)));
        findings.addAll(result.findings());
        findings.forEach(finding -> out.println(finding.json()));
        out.println(summary(result.head(), findings.size()));
        return findings.isEmpty() ? DONE : FAILED;
    }

    /** Of the files in the data folder those of another log are passed over; one that was named must be of this log. */
    private List<TreeHead> keptHeads(List<Path> named, List<Finding> findings, PrintStream err) {
        List<TreeHead> kept = new ArrayList<>();
        for (Path file : files.list()) {
            String note = read(file);
            if (isOfThisLog(note)) {
                open(file, note, findings).ifPresent(kept::add);
            } else {
                err.println(file + " is of another log and passed over");
            }
        }
        for (Path file : named) {
            open(file, read(file), findings).ifPresent(kept::add);
        }
        return kept;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + file, e);
        }
    }

    private boolean isOfThisLog(String note) {
        return note.startsWith(keys.identity().origin() + "\n");
    }

    private Optional<TreeHead> open(Path file, String note, List<Finding> findings) {
        try {
            return Optional.of(
                    Checkpoint.open(SignedNote.parse(note), keys.identity().verifierKey())
                            .head());
        } catch (NoteException invalid) {
            findings.add(new Finding(Kind.CHECKPOINT_INVALID, null, null, file + ": " + invalid.getMessage()));
            return Optional.empty();
        }
    }

    private static void report(long done, PrintStream err) {
        if (done % REPORT_EVERY == 0) {
            err.println(done + " leaves");
        }
    }

    private String summary(TreeHead head, int findings) {
        SortedMap<String, String> members = new TreeMap<>();
        members.put("verdict", CanonicalJson.text(findings == 0 ? "sound" : "broken"));
        members.put("origin", CanonicalJson.text(keys.identity().origin()));
        members.put("size", Long.toString(head.size()));
        members.put("root", CanonicalJson.text(head.root().base64()));
        members.put("findings", Integer.toString(findings));
        return CanonicalJson.ofValues(members);
    }
}
