package org.linli.identity.internal;

import java.util.Map;
import java.util.UUID;
import org.linli.kernel.Actor;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.springframework.stereotype.Component;

/** Puts on record that somebody ended sessions of her own. */
@Component
public class SessionRecords {

    private static final Scope OWN_SESSIONS = new Scope.SystemJob(new Purpose("identity.own-sessions"));

    private final Records records;
    private final Transactions transactions;

    SessionRecords(Records records, Transactions transactions) {
        this.records = records;
        this.transactions = transactions;
    }

    public void ended(Actor by, UUID account, int number) {
        transactions.write(OWN_SESSIONS, () -> {
            records.account(by, "account.sessions-ended", account, null, Map.of("number", Integer.toString(number)));
            return number;
        });
    }
}
