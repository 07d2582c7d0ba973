package org.linli.evidence.internal;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.linli.evidence.BusinessRows;
import org.linli.evidence.internal.Finding.Kind;
import org.linli.evidence.internal.LogAudit.Lane;
import org.linli.kernel.Command;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * {@code ./linli verify-log}: checks the whole log of this installation, every entry behind it and the rows of the modules.
 * What lies elsewhere is checked by {@link VerifyOutside}, without a database.
 */
@Component
class VerifyLog implements Command {

    private static final long REPORT_EVERY = 100_000;
    private static final Scope SCOPE = new Scope.SystemJob(new Purpose("evidence.verification"));

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final LogKeys keys;
    private final CheckpointFiles files;
    private final ObjectProvider<BusinessRows> modules;

    VerifyLog(
            JdbcClient jdbc,
            Transactions transactions,
            LogKeys keys,
            CheckpointFiles files,
            ObjectProvider<BusinessRows> modules) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.keys = keys;
        this.files = files;
        this.modules = modules;
    }

    @Override
    public String name() {
        return "verify-log";
    }

    @Override
    public String usage() {
        return VerifyWords.USAGE;
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        VerifyWords words;
        try {
            words = VerifyWords.parse(arguments);
        } catch (VerifyWords.Misuse misuse) {
            err.println("linli verify-log: " + misuse.getMessage());
            return Verification.USED_WRONGLY;
        }
        List<Finding> findings = new ArrayList<>();
        keys.findFault().ifPresent(fault -> findings.add(Finding.of(Kind.KEY_DIFFERS, fault)));
        words.key()
                .filter(key -> !key.equals(keys.identity().verifierKey().encode()))
                .ifPresent(key -> findings.add(Finding.of(Kind.KEY_DIFFERS, "the log has another key than " + key)));
        KeptCheckpoints kept = kept(words, err);
        findings.addAll(kept.findings());
        err.println("checking against " + kept.heads().size() + " checkpoints kept outside of the database");
        LogAudit.Result result = audit().run(kept.heads(), reporter(err));
        findings.addAll(result.findings());
        return new Verification(
                        keys.identity().origin(),
                        result.head(),
                        findings,
                        new TreeMap<>(Map.of("rows", Long.toString(result.rows()))))
                .print(out);
    }

    private LogAudit audit() {
        int lanes = Math.max(2, Runtime.getRuntime().availableProcessors());
        Lane lane = new Lane() {
            @Override
            public <T> T in(Supplier<T> work) {
                return transactions.read(SCOPE, work);
            }
        };
        return new LogAudit(
                jdbc, keys.identity().verifierKey(), modules.stream().toList(), lane, lanes);
    }

    /** Of the files in the data folder those of another log are passed over; one that was named must be of this log. */
    private KeptCheckpoints kept(VerifyWords words, PrintStream err) {
        KeptCheckpoints kept = new KeptCheckpoints(keys.identity().verifierKey());
        for (Path file : files.list()) {
            if (!kept.addOwn(file)) {
                err.println(file + " is of another log and passed over");
            }
        }
        words.checkpoints().forEach(kept::addNamed);
        return kept;
    }

    private static LongConsumer reporter(PrintStream err) {
        AtomicLong said = new AtomicLong();
        return done -> {
            long step = done / REPORT_EVERY;
            if (said.getAndSet(step) != step) {
                err.println(done + " leaves");
            }
        };
    }
}
