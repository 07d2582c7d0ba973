package org.linli.evidence;

import java.util.List;
import java.util.UUID;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.springframework.stereotype.Component;

/** What stands in the evidence about a subject, for tests. */
@Component
public class OnRecord {

    private static final Scope EVERYTHING = new Scope.SystemJob(new Purpose("test.on-record"));

    private final Evidence evidence;
    private final Transactions transactions;

    OnRecord(Evidence evidence, Transactions transactions) {
        this.evidence = evidence;
        this.transactions = transactions;
    }

    /** Verbs of the entries about it, in their order. */
    public List<String> verbs(String kind, UUID id) {
        return transactions.read(
                EVERYTHING,
                () -> evidence.listEntries(new Subject(kind, id)).stream()
                        .map(Evidence.EntrySummary::verb)
                        .toList());
    }

    /** For what purposes it was opened. */
    public List<String> purposes(String kind, UUID id) {
        return transactions.read(
                EVERYTHING,
                () -> evidence.listAccesses(new Subject(kind, id)).stream()
                        .map(Evidence.AccessSummary::purpose)
                        .toList());
    }
}
