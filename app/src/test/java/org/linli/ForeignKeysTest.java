package org.linli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** FEATURE UNDER TEST: whatever points to a row finds its way back without reading a whole table. */
@LinliTest
class ForeignKeysTest {

    @Autowired
    JdbcClient jdbc;

    @Test
    void every_foreign_key_has_an_index_that_begins_with_it() {
        assertThat(jdbc.sql("""
                                SELECT count(*)
                                FROM pg_constraint
                                WHERE contype = 'f'
                                  AND connamespace = 'public'::regnamespace
                                """).query(Integer.class).single()).isGreaterThan(40);
        assertThat(jdbc.sql("""
                                SELECT key.conrelid::regclass || ' ' || key.conname
                                FROM pg_constraint key
                                WHERE key.contype = 'f'
                                  AND key.connamespace = 'public'::regnamespace
                                  AND key.conparentid = 0
                                  AND NOT EXISTS (
                                    SELECT
                                    FROM pg_index i
                                    WHERE i.indrelid = key.conrelid
                                      AND (i.indkey::smallint[])[0:cardinality(key.conkey) - 1] @> key.conkey)
                                ORDER BY 1
                                """).query(String.class).list()).isEmpty();
    }
}
