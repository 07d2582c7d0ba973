package org.linli.evidence.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.linli.kernel.Transactions;
import org.linli.kernel.UuidV7;
import org.springframework.stereotype.Component;

/** Lists that leave the house; that they did is recorded. */
@Component
public class AuditExports {

    static final int MOST = 50_000;

    private final EntrySearch entries;
    private final Transactions transactions;
    private final Evidence evidence;
    private final Clock clock;

    AuditExports(EntrySearch entries, Transactions transactions, Evidence evidence, Clock clock) {
        this.entries = entries;
        this.transactions = transactions;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** What the filter finds, newest first, at most 50,000. */
    public List<EntryLine> list(Actor auditor, EntryFilter filter) {
        List<EntryLine> lines = entries.list(auditor, filter, MOST);
        transactions.write(
                auditor.scope(),
                () -> evidence.record(Act.of(
                        auditor,
                        "evidence.listed",
                        new Subject("list", UuidV7.at(clock.instant())),
                        auditor.findPost().map(Actor.ActingPost::unitNo).orElse(0),
                        Map.of("lines", Integer.toString(lines.size())))));
        return lines;
    }
}
