package org.linli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.linli.evidence.internal.LogAudit;
import org.linli.evidencelog.SigningKey;
import org.linli.evidencelog.TreeHead;
import org.linli.evidencelog.VerifierKey;
import org.linli.incidents.internal.IncidentContent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Lets the owner of the database tamper with it, one way after the other, and asks each time whether the check finds it.
 * Every tampering runs in a transaction that is rolled back. The checkpoint to judge by was taken before and kept outside.
 */
final class TamperTrial {

    private final Connection connection;
    private final JdbcClient owner;
    private final TreeHead outside;
    private final LogAudit audit;
    private final Tampering tampering;
    private final LogRewrite rewrite;
    private final Random random;

    TamperTrial(Connection connection, VerifierKey key, Path keysFolder, TreeHead outside, long seed)
            throws SQLException, IOException {
        this.connection = connection;
        this.connection.setAutoCommit(false);
        this.owner = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        this.outside = outside;
        this.audit = new LogAudit(owner, key, List.of(new IncidentContent(owner)), new Inline(), 1);
        this.random = new Random(seed);
        this.tampering = new Tampering(owner, random);
        this.rewrite = new LogRewrite(
                owner, SigningKey.load(key.name(), Files.readAllBytes(keysFolder.resolve("log.key"))), random);
    }

    private record Inline() implements LogAudit.Lane {

        @Override
        public <T> T in(Supplier<T> work) {
            return work.get();
        }
    }

    /** How many of so many tamperings are found. */
    int run(int trials, Report report) throws SQLException {
        if (!findsNothing()) {
            throw new IllegalStateException("The log is broken before anybody tampered with it");
        }
        int found = 0;
        for (int trial = 0; trial < trials; trial++) {
            String what = random.nextInt(40) == 0 ? rewriteAll() : tampering.doOne();
            if (findsNothing()) {
                report.remark("NOT FOUND: " + what);
            } else {
                found++;
            }
            connection.rollback();
        }
        return found;
    }

    /** Consistent in itself, so that nothing but the checkpoint from outside can tell. */
    private String rewriteAll() {
        String what = rewrite.doOne();
        if (!audit.run(List.of(), done -> {}).findings().isEmpty()) {
            throw new IllegalStateException("The rewritten log is not consistent, so it shows nothing: "
                    + audit.run(List.of(), done -> {}).findings());
        }
        return what;
    }

    private boolean findsNothing() {
        return audit.run(List.of(outside), done -> {}).findings().isEmpty();
    }
}
