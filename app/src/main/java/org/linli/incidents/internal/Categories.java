package org.linli.incidents.internal;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.clock.Budget;
import org.linli.incidents.FilingConditions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The pack of categories and filing conditions. */
@Repository
public class Categories implements FilingConditions {

    private static final Duration FRESH_FOR = Duration.ofSeconds(30);

    private final JdbcClient jdbc;
    private final LoadingCache<Boolean, Map<String, Category>> all =
            Caffeine.newBuilder().expireAfterWrite(FRESH_FOR).build(ignored -> load());

    Categories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What kind of thing. The public name is what residents choose from; some have none. */
    public record Category(
            String code,
            String kind,
            String className,
            String name,
            @Nullable String publicName,
            @Nullable Integer publicOrder) {}

    /** Under which condition it is filed, when it counts as done, and the time for handling. */
    public record Condition(String id, String categoryCode, String condition, String closing, Budget budget) {}

    public Optional<Category> find(String code) {
        return Optional.ofNullable(all.get(true).get(code));
    }

    public Category get(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("No category " + code));
    }

    public List<Category> list() {
        return all.get(true).values().stream()
                .sorted(Comparator.comparing(Category::code))
                .toList();
    }

    /** What residents choose from, in their order. */
    public List<Category> listPublic() {
        return all.get(true).values().stream()
                .filter(category -> category.publicName() != null && category.publicOrder() != null)
                .sorted(Comparator.comparing(Category::publicOrder, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    public List<Condition> listConditions(String categoryCode, LocalDate asOf) {
        return conditions("category_code = :key", categoryCode, asOf);
    }

    public Optional<Condition> findCondition(String id, LocalDate asOf) {
        return conditions("id = :key", id, asOf).stream().findFirst();
    }

    @Override
    public Optional<Budget> findHandlingBudget(String conditionId, LocalDate asOf) {
        return findCondition(conditionId, asOf).map(Condition::budget);
    }

    private List<Condition> conditions(String where, String key, LocalDate asOf) {
        return jdbc.sql("SELECT id, category_code, condition, closing, budget FROM filing_condition WHERE " + where
                        + " AND valid @> CAST(:asOf AS date) ORDER BY id")
                .param("key", key)
                .param("asOf", asOf)
                .query((row, i) -> new Condition(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        Budget.parse(row.getString(5))))
                .list();
    }

    private Map<String, Category> load() {
        return jdbc
                .sql("SELECT code, kind, class_name, name, public_name, public_order FROM incident_category")
                .query(Category.class)
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Category::code, Function.identity()));
    }
}
