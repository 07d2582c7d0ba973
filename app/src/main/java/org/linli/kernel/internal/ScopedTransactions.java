package org.linli.kernel.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Outcome;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.kernel.Zone;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens a transaction and tells the database its scope before anything else is asked. */
@Component
class ScopedTransactions implements Transactions {

    private static final String SET_SCOPE = """
            SELECT set_config('linli.scope', :units, true),
                   set_config('linli.department', :department, true),
                   set_config('linli.self', :self, true),
                   set_config('linli.capability', :capability, true),
                   set_config('linli.grid_account', :gridAccount, true),
                   set_config('linli.grid_post', :gridPost, true),
                   set_config('linli.day', :day, true)
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate reading;
    private final TransactionTemplate writing;
    private final Clock clock;
    private final Zone zone;

    ScopedTransactions(JdbcClient jdbc, PlatformTransactionManager transactionManager, Clock clock, Zone zone) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.zone = zone;
        this.reading = new TransactionTemplate(transactionManager);
        this.reading.setReadOnly(true);
        this.writing = new TransactionTemplate(transactionManager);
    }

    @Override
    public <T extends @Nullable Object> T read(Scope scope, Supplier<T> work) {
        return run(reading, scope, work);
    }

    @Override
    public <T extends @Nullable Object> T write(Scope scope, Supplier<T> work) {
        return run(writing, scope, work);
    }

    // TransactionTemplate declares its result nullable; whether it is depends on T alone.
    @SuppressWarnings("NullAway")
    private <T extends @Nullable Object> T run(TransactionTemplate transaction, Scope scope, Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A transaction under a scope is open already");
        }
        return transaction.execute(status -> {
            announce(scope);
            T result = work.get();
            if (result instanceof Outcome.Refused<?>) {
                status.setRollbackOnly();
            }
            return result;
        });
    }

    private void announce(Scope scope) {
        jdbc.sql(SET_SCOPE)
                .param("units", scope.units().isEmpty() ? "" : scope.units().asMultirange())
                .param("department", scope instanceof Scope.Department d ? Integer.toString(d.departmentNo()) : "")
                .param("self", scope instanceof Scope.Self s ? s.residentId().toString() : "")
                .param(
                        "capability",
                        scope instanceof Scope.Capability c ? c.recordId().toString() : "")
                .param(
                        "gridAccount",
                        scope instanceof Scope.GridStaff g ? g.accountId().toString() : "")
                .param(
                        "gridPost",
                        scope instanceof Scope.GridStaff g ? g.postId().toString() : "")
                .param("day", day(scope).toString())
                .query()
                .singleRow();
    }

    private LocalDate day(Scope scope) {
        return scope instanceof Scope.GridStaff staff
                ? staff.day()
                : clock.instant().atZone(zone.id()).toLocalDate();
    }
}
