package org.linli.evidence.internal;

import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The leaves of the log in their order, and the queue in front of them. */
@Repository
class LeafRows {

    private final JdbcClient jdbc;

    LeafRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    OptionalLong findIndex(UUID entryId) {
        return jdbc
                .sql("SELECT index FROM log_leaf WHERE entry_id = :entryId")
                .param("entryId", entryId)
                .query(Long.class)
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }
}
