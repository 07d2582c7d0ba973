package org.linli.statute.internal;

import java.util.concurrent.atomic.AtomicReference;
import org.linli.statute.StatuteHold;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A lock that beginning stages share and a change has alone; it ends with the transaction. */
@Component
class SharedHold implements StatuteHold {

    /** "statute" as the number of an advisory lock. */
    private static final long LOCK = 0x73746174757465L;

    private final JdbcClient jdbc;
    private final StoredRules rules;
    private final StoredCalendars calendars;
    private final AtomicReference<String> seen = new AtomicReference<>("");

    SharedHold(JdbcClient jdbc, StoredRules rules, StoredCalendars calendars) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.calendars = calendars;
    }

    @Override
    public void take() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("No transaction to hold the rules for");
        }
        lock("pg_advisory_xact_lock_shared");
        // A statement of its own: what a change has committed while the lock was waited for is seen only now.
        String latest = jdbc.sql("SELECT count(*) || ' ' || COALESCE(max(at)::text, '') FROM statute_change")
                .query(String.class)
                .single();
        if (!latest.equals(seen.get())) {
            forget();
            seen.set(latest);
        }
    }

    /** For a change: waits for stages that are beginning, and lets none begin until the transaction ends. */
    void takeAlone() {
        lock("pg_advisory_xact_lock");
    }

    void forget() {
        rules.forget();
        calendars.forget();
    }

    private void lock(String function) {
        jdbc.sql("SELECT " + function + "(:lock)").param("lock", LOCK).query().singleRow();
    }
}
