package org.linli.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** FEATURE UNDER TEST: work runs whole or not at all, under one scope. */
@LinliTest
class TransactionsTest {

    private static final Scope SCOPE = new Scope.Published();

    @Autowired
    Transactions transactions;

    @Autowired
    Idempotency idempotency;

    @Autowired
    JdbcClient jdbc;

    @Test
    void what_is_done_is_kept_and_what_is_refused_or_fails_is_not() {
        String done = write(Outcome.done("done"));
        String refused = write(Outcome.refused("kernel.no"));
        String failed = "test:" + UUID.randomUUID();
        assertThatThrownBy(() -> transactions.write(SCOPE, () -> {
                    insert(failed);
                    throw new IllegalStateException("on the way");
                }))
                .hasMessage("on the way");

        assertThat(isKept(done)).isTrue();
        assertThat(isKept(refused)).isFalse();
        assertThat(isKept(failed)).isFalse();
    }

    private String write(Outcome<String> outcome) {
        String key = "test:" + UUID.randomUUID();
        assertThat(transactions.write(SCOPE, () -> {
                    insert(key);
                    return outcome;
                }))
                .isEqualTo(outcome);
        return key;
    }

    private void insert(String key) {
        jdbc.sql("INSERT INTO idempotency_key (operation, key, created_at) VALUES ('test', :key, now())")
                .param("key", key)
                .update();
    }

    private boolean isKept(String key) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM idempotency_key WHERE operation = 'test' AND key = :key)")
                .param("key", key)
                .query(Boolean.class)
                .single();
    }

    @Test
    void a_reading_transaction_writes_nothing() {
        assertThatThrownBy(() -> transactions.read(SCOPE, () -> {
                    insert("test:read");
                    return true;
                }))
                .rootCause()
                .hasMessageContaining("read-only");
    }

    @Test
    void one_scope_is_never_opened_inside_another() {
        assertThatThrownBy(() -> transactions.read(
                        SCOPE, () -> transactions.read(new Scope.Territory(NumberRanges.everything()), () -> true)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_key_of_one_operation_is_free_for_another_and_no_key_remembers_nothing() {
        String key = UUID.randomUUID().toString();

        assertThat(once("one", key, "first")).isEqualTo("first");
        assertThat(once("one", key, "second")).isEqualTo("first");
        assertThat(once("two", key, "second")).isEqualTo("second");
        assertThat(once("one", null, "third")).isEqualTo("third");
        assertThat(once("one", " ", "fourth")).isEqualTo("fourth");
    }

    private String once(String operation, String key, String result) {
        return transactions.write(SCOPE, () -> idempotency.once("test." + operation, key, () -> result));
    }
}
