package org.linli.evidence.internal;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.linli.evidence.internal.Finding.Kind;
import org.linli.evidencelog.DirectoryTileStore;
import org.linli.evidencelog.LogVerifier;
import org.linli.evidencelog.NoteException;
import org.linli.evidencelog.TileStore;
import org.linli.evidencelog.TreeHead;
import org.linli.evidencelog.Verdict;
import org.linli.evidencelog.VerifierKey;
import org.linli.kernel.OfflineCommand;

/**
 * {@code ./linli verify-log --files | --url | --package}: checks a log or an evidence package that lies elsewhere, on a
 * machine that need have neither a database nor an installation.
 */
public final class VerifyOutside implements OfflineCommand {

    private static final String CHECKPOINT = "checkpoint";
    private static final String KEY = "key";
    private static final long REPORT_EVERY = 100_000;

    @Override
    public String name() {
        return "verify-log";
    }

    @Override
    public String usage() {
        return "verify-log --files FOLDER | --url ADDRESS | --package FILE [--key KEY] [--checkpoint FILE …]";
    }

    @Override
    public boolean takes(List<String> arguments) {
        return VerifyWords.areOutside(arguments);
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) {
        return run(arguments, terminal.out(), terminal.err());
    }

    /** @return exit code */
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        try {
            VerifyWords asked = VerifyWords.parse(arguments);
            if (asked.evidencePackage().isPresent()) {
                return new PackageCheck(asked.key(), asked.checkpoints())
                        .run(asked.evidencePackage().get())
                        .print(out);
            }
            return asked.files().isPresent() ? files(asked.files().get(), asked, out, err) : url(asked, out, err);
        } catch (VerifyWords.Misuse misuse) {
            err.println("linli verify-log: " + misuse.getMessage());
            return Verification.USED_WRONGLY;
        } catch (NoteException malformed) {
            err.println("linli verify-log: the key cannot be read: " + malformed.getMessage());
            return Verification.USED_WRONGLY;
        } catch (UncheckedIOException unreachable) {
            err.println("linli verify-log: " + unreachable.getMessage());
            return Verification.BROKEN;
        }
    }

    private static int files(Path folder, VerifyWords asked, PrintStream out, PrintStream err) {
        return check(new DirectoryTileStore(folder), text(folder, CHECKPOINT), text(folder, KEY), asked, out, err);
    }

    private static int url(VerifyWords asked, PrintStream out, PrintStream err) {
        HttpTileStore log = new HttpTileStore(asked.url().orElseThrow());
        return check(log, log.findText(CHECKPOINT), log.findText(KEY), asked, out, err);
    }

    private static int check(
            TileStore tiles,
            Optional<String> checkpoint,
            Optional<String> ownKey,
            VerifyWords asked,
            PrintStream out,
            PrintStream err) {
        if (asked.key().isEmpty()) {
            err.println("no --key given: the key beside the log is used, which shows only that it agrees with itself");
        }
        VerifierKey key = VerifierKey.parse(asked.key()
                .or(() -> ownKey.map(String::strip))
                .orElseThrow(() -> new VerifyWords.Misuse("no key lies beside the log; give one with --key")));
        KeptCheckpoints kept = new KeptCheckpoints(key);
        asked.checkpoints().forEach(kept::addNamed);
        Optional<TreeHead> head = checkpoint.flatMap(note -> kept.open(CHECKPOINT, note));
        List<Finding> findings = new ArrayList<>(kept.findings());
        if (checkpoint.isEmpty()) {
            findings.add(Finding.of(Kind.CHECKPOINT_INVALID, "the log has no checkpoint"));
        }
        head.ifPresent(known -> findTree(tiles, known, kept, err).ifPresent(findings::add));
        return new Verification(key.name(), head.orElse(TreeHead.EMPTY), findings, new TreeMap<>()).print(out);
    }

    private static Optional<Finding> findTree(TileStore tiles, TreeHead head, KeptCheckpoints kept, PrintStream err) {
        Verdict verdict = new LogVerifier(tiles).verify(head, kept.heads(), (index, leaf) -> {
            if ((index + 1) % REPORT_EVERY == 0) {
                err.println(index + 1 + " leaves");
            }
        });
        return verdict instanceof Verdict.Broken broken
                ? Optional.of(Finding.at(
                        Kind.TREE_BROKEN,
                        broken.firstEntry(),
                        null,
                        "%s in leaves %d to %d: %s"
                                .formatted(broken.fault(), broken.firstEntry(), broken.lastEntry(), broken.detail())))
                : Optional.empty();
    }

    private static Optional<String> text(Path folder, String name) {
        try {
            Path file = folder.resolve(name);
            return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + name + " in " + folder, e);
        }
    }
}
