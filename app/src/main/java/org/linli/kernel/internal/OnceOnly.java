package org.linli.kernel.internal;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Idempotency;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A unique row per key: a concurrent repeat waits on it and then finds the first one's result. */
@Component
class OnceOnly implements Idempotency {

    private static final int LONGEST_KEY = 200;

    private final JdbcClient jdbc;
    private final Clock clock;

    OnceOnly(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String once(String operation, @Nullable String key, Supplier<String> create) {
        if (key == null || key.isBlank()) {
            return create.get();
        }
        String bounded = key.length() > LONGEST_KEY ? key.substring(0, LONGEST_KEY) : key;
        int claimed = jdbc.sql("""
                        INSERT INTO idempotency_key (operation, key, created_at)
                        VALUES (:operation, :key, :now)
                        ON CONFLICT (operation, key) DO NOTHING
                        """)
                .param("operation", operation)
                .param("key", bounded)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (claimed == 0) {
            return jdbc.sql("SELECT result FROM idempotency_key WHERE operation = :operation AND key = :key")
                    .param("operation", operation)
                    .param("key", bounded)
                    .query(String.class)
                    .single();
        }
        String result = create.get();
        jdbc.sql("UPDATE idempotency_key SET result = :result WHERE operation = :operation AND key = :key")
                .param("result", result)
                .param("operation", operation)
                .param("key", bounded)
                .update();
        return result;
    }
}
