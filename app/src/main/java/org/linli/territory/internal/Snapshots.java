package org.linli.territory.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Zone;
import org.linli.territory.Department;
import org.linli.territory.internal.TerritoryTables.Ended;
import org.linli.territory.internal.TerritoryTables.Versions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What is kept in memory of the tables, as of today. The counters in the database are read once a second at most, so
 * that another server's change shows soon. Loading has a connection of its own: what a transaction has not committed
 * must not get in here.
 */
@Component
public class Snapshots {

    private static final long LOOK_EVERY_NANOS = 1_000_000_000L;
    private static final int PAST_TREES_KEPT = 3;

    private final TerritoryTables tables;
    private final Clock clock;
    private final Zone zone;
    private final TransactionTemplate apart;
    private final ReentrantLock loading = new ReentrantLock();
    private final Cache<Past, UnitTree> trees =
            Caffeine.newBuilder().maximumSize(PAST_TREES_KEPT).build();
    private volatile @Nullable State state;
    private volatile @Nullable BoundaryIndex boundaries;
    private volatile long lookedAtNanos;

    private record Past(long version, LocalDate day) {}

    private record State(
            Versions versions, UnitTree units, Map<Integer, Ended> ended, Map<Integer, Department> departments) {}

    Snapshots(TerritoryTables tables, Clock clock, Zone zone, PlatformTransactionManager transactionManager) {
        this.tables = tables;
        this.clock = clock;
        this.zone = zone;
        this.apart = new TransactionTemplate(transactionManager);
        this.apart.setReadOnly(true);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    public UnitTree units() {
        return current().units();
    }

    /** Units that ended, by number. */
    Map<Integer, Ended> ended() {
        return current().ended();
    }

    /** All units as of a day, read anew unless it is today. */
    public UnitTree units(LocalDate day) {
        State now = current();
        if (day.equals(now.units().day())) {
            return now.units();
        }
        return trees.get(
                new Past(now.versions().units(), day),
                past -> inOwnTransaction(() -> tables.loadPastUnits(past.version(), past.day())));
    }

    public Map<Integer, Department> departments() {
        return current().departments();
    }

    /** Boundaries are loaded at the first question about them. */
    public BoundaryIndex boundaries() {
        State now = current();
        BoundaryIndex index = boundaries;
        if (index != null && isOf(index, now)) {
            return index;
        }
        loading.lock();
        try {
            index = boundaries;
            if (index == null || !isOf(index, now)) {
                index = inOwnTransaction(() -> tables.loadBoundaries(
                        now.versions().boundaries(), now.units().day()));
                boundaries = index;
            }
            return index;
        } finally {
            loading.unlock();
        }
    }

    /** A number that differs whenever an answer about units or boundaries may differ; for validators of caches. */
    public String versionTag() {
        State now = current();
        return now.versions().units() + "-" + now.versions().boundaries() + "-"
                + now.units().day();
    }

    /**
     * Takes over what was committed; to be called after the transaction, and before somebody is told that something was
     * done, by whichever server it was. Reads two counters where nothing is new.
     */
    public void refresh() {
        loading.lock();
        try {
            load();
        } finally {
            loading.unlock();
        }
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone.id());
    }

    private State current() {
        State known = state;
        if (known == null) {
            return first();
        }
        boolean isFresh = System.nanoTime() - lookedAtNanos < LOOK_EVERY_NANOS
                && known.units().day().equals(today());
        if (!isFresh && loading.tryLock()) {
            try {
                return load();
            } finally {
                loading.unlock();
            }
        }
        return known;
    }

    private State first() {
        loading.lock();
        try {
            State known = state;
            return known == null ? load() : known;
        } finally {
            loading.unlock();
        }
    }

    private State load() {
        State known = state;
        LocalDate day = today();
        State loaded = inOwnTransaction(() -> {
            Versions versions = tables.versions();
            if (known != null
                    && known.versions().units() == versions.units()
                    && known.units().day().equals(day)) {
                return new State(versions, known.units(), known.ended(), known.departments());
            }
            return new State(
                    versions, tables.loadUnits(versions.units(), day), tables.loadEnded(day), tables.loadDepartments());
        });
        state = loaded;
        lookedAtNanos = System.nanoTime();
        return loaded;
    }

    private <T> T inOwnTransaction(Supplier<T> work) {
        T result = apart.execute(status -> work.get());
        if (result == null) {
            throw new IllegalStateException("Nothing was loaded");
        }
        return result;
    }

    private static boolean isOf(BoundaryIndex index, State now) {
        return index.version() == now.versions().boundaries()
                && index.day().equals(now.units().day());
    }
}
