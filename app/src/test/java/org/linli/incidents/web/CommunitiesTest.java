package org.linli.incidents.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.linli.territory.Unit;

/** FEATURE UNDER TEST: whoever cannot point at a map chooses where she is from a list of a bearable length. */
class CommunitiesTest {

    private static final Map<Integer, Unit> UNITS = List.of(
                    unit(1, "district", "东区", null),
                    unit(2, "street", "前街街道", 1),
                    unit(3, "street", "后街街道", 1),
                    unit(4, "community", "第一社区", 2),
                    unit(5, "community", "第二社区", 2),
                    unit(6, "community", "第三社区", 3))
            .stream()
            .collect(Collectors.toMap(Unit::no, Function.identity()));

    private static final List<Unit> COMMUNITIES =
            UNITS.values().stream().filter(unit -> unit.no() > 3).toList();

    @Test
    void communities_stand_under_their_street() {
        assertThat(names(3)).isEqualTo(Map.of("前街街道", List.of("第一社区", "第二社区"), "后街街道", List.of("第三社区")));
    }

    @Test
    void in_a_city_with_too_many_of_them_streets_stand_under_their_district() {
        assertThat(names(2)).isEqualTo(Map.of("东区", List.of("前街街道", "后街街道")));
    }

    private static Map<String, List<String>> names(int most) {
        return Communities.choices(COMMUNITIES, no -> Optional.ofNullable(UNITS.get(no)), most).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream().map(Unit::name).toList()));
    }

    private static Unit unit(int no, String level, String name, @Nullable Integer parent) {
        return new Unit(no, new UUID(0, no), level, level, "", name, parent);
    }
}
