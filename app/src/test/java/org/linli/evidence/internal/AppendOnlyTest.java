package org.linli.evidence.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.LinliTest;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@LinliTest
class AppendOnlyTest {

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE evidence_entry SET verb = 'x'",
                "DELETE FROM evidence_entry",
                "UPDATE evidence_entry_default SET verb = 'x'",
                "SELECT * FROM evidence_entry_default",
                "DELETE FROM access_entry",
                "UPDATE access_entry SET purpose = 'x'",
                "DELETE FROM log_leaf",
                "UPDATE log_leaf SET commitment = commitment",
                "DELETE FROM log_tile",
                "DELETE FROM log_checkpoint",
                "UPDATE log_checkpoint SET note = ''",
                "UPDATE log_identity SET origin = ''",
                "UPDATE evidence_pending SET commitment = ''",
                "TRUNCATE evidence_entry"
            })
    void the_role_of_the_server_cannot_rewrite_history(String statement) {
        assertThatThrownBy(() -> transactions.write(
                        new Scope.SystemJob(new Purpose("evidence.test")),
                        () -> jdbc.sql(statement).update()))
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void no_partition_is_open_to_the_role_of_the_server_by_its_own_name() {
        assertThat(jdbc.sql("""
                                SELECT inhrelid::regclass::text
                                FROM pg_inherits
                                WHERE inhparent IN ('evidence_entry'::regclass, 'access_entry'::regclass)
                                  AND has_table_privilege(inhrelid, 'SELECT, INSERT, UPDATE, DELETE')
                                """).query(String.class).list()).isEmpty();
    }
}
