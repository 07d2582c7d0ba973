package org.linli.statute.internal;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.linli.statute.RuleVersion;
import org.linli.statute.Rules;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** The rules from memory; a change made by another server shows within seconds. */
@Component
@Primary
class StoredRules implements Rules {

    private static final Duration FRESH_FOR = Duration.ofSeconds(5);

    private final LoadingCache<Boolean, RuleSet> all;

    StoredRules(RuleRows rows) {
        this.all = Caffeine.newBuilder().expireAfterWrite(FRESH_FOR).build(ignored -> rows.all());
    }

    @Override
    public Optional<RuleVersion> find(String key, LocalDate asOf) {
        return all.get(true).find(key, asOf);
    }

    void forget() {
        all.invalidateAll();
    }
}
