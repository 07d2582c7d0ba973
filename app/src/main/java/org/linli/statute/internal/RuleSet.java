package org.linli.statute.internal;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.linli.statute.RuleVersion;
import org.linli.statute.Rules;

/** All versions of all rules, as they are or as they would be. */
public record RuleSet(Map<String, List<RuleVersion>> versions) implements Rules {

    public RuleSet {
        versions = Map.copyOf(versions);
    }

    @Override
    public Optional<RuleVersion> find(String key, LocalDate asOf) {
        return versions.getOrDefault(key, List.of()).stream()
                .filter(version -> version.holdsOn(asOf))
                .findFirst();
    }

    /** The versions of one rule, oldest first. */
    public List<RuleVersion> of(String key) {
        return versions.getOrDefault(key, List.of());
    }

    /** For each rule the version of a day; of one without any, the next or else the last. */
    public Stream<RuleVersion> asOf(LocalDate day) {
        return versions.values().stream().map(all -> shown(all, day));
    }

    private static RuleVersion shown(List<RuleVersion> all, LocalDate day) {
        return all.stream()
                .filter(version -> version.to() == null || !version.to().isBefore(day))
                .findFirst()
                .orElse(all.getLast());
    }

    /** The same with other versions of one rule. */
    RuleSet with(String key, List<RuleVersion> others) {
        Map<String, List<RuleVersion>> changed = new HashMap<>(versions);
        changed.put(key, List.copyOf(others));
        return new RuleSet(changed);
    }
}
