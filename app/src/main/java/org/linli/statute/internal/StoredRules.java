package org.linli.statute.internal;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.time.LocalDate;
import org.linli.clock.Budget;
import org.linli.statute.Rules;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class StoredRules implements Rules {

    private static final Duration FRESH_FOR = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final LoadingCache<Question, Budget> answers = Caffeine.newBuilder()
            .expireAfterWrite(FRESH_FOR)
            .maximumSize(10_000)
            .build(this::load);

    StoredRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Question(String key, LocalDate asOf) {}

    @Override
    public Budget budget(String key, LocalDate asOf) {
        return answers.get(new Question(key, asOf));
    }

    private Budget load(Question question) {
        return jdbc.sql("SELECT value FROM rule WHERE key = :key AND valid @> CAST(:asOf AS date)")
                .param("key", question.key())
                .param("asOf", question.asOf())
                .query(String.class)
                .optional()
                .map(Budget::parse)
                .orElseThrow(() -> new IllegalStateException("No rule " + question.key() + " on " + question.asOf()));
    }
}
