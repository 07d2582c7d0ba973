package org.linli.demo.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far the demo is loaded. */
@Repository
class DemoState {

    /** Any number that no other lock of the server has. */
    private static final long LOCK = 0x6C69_6E6C_6944_656DL;

    private final JdbcClient jdbc;
    private final DataSource dataSource;

    DemoState(JdbcClient jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
    }

    boolean isLoaded() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM demo_state WHERE loaded_at IS NOT NULL)")
                .query(Boolean.class)
                .single();
    }

    /** The moment the demo is told from: now, or when loading first began. */
    Instant begin(Instant now) {
        jdbc.sql("INSERT INTO demo_state (begun_at) VALUES (:now) ON CONFLICT DO NOTHING")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return jdbc.sql("SELECT begun_at FROM demo_state")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    void finish(Instant now) {
        jdbc.sql("UPDATE demo_state SET loaded_at = :now")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Runs the work while no other server does; waits for one that does. */
    void alone(Runnable work) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + LOCK + ")");
            try {
                work.run();
            } finally {
                statement.execute("SELECT pg_advisory_unlock(" + LOCK + ")");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Locking the demo", e);
        }
    }
}
