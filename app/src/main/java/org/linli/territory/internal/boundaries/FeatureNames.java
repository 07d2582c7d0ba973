package org.linli.territory.internal.boundaries;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.linli.territory.ImportOrder.PropertyNames;

/** What the properties of a feature say about the unit it draws. */
final class FeatureNames {

    private static final List<String> CODE =
            List.of("code", "adcode", "代码", "区划代码", "网格代码", "gridcode", "grid_code", "id");
    private static final List<String> NAME = List.of("name", "名称", "网格名称", "gridname", "grid_name");
    private static final List<String> COMMUNITY =
            List.of("community", "communitycode", "community_code", "社区代码", "parentcode", "parent", "上级代码");
    private static final List<String> NUMBER = List.of("number", "no", "网格编号", "编号", "序号", "gridno", "grid_no");

    private final PropertyNames mapping;
    private final Map<String, String> properties;

    FeatureNames(GeoFeature feature, PropertyNames mapping) {
        this.mapping = mapping;
        this.properties = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        this.properties.putAll(feature.properties());
    }

    /** The text that should be the code of the unit drawn. */
    Optional<String> code() {
        return find(mapping.code(), CODE);
    }

    Optional<String> name() {
        return find(mapping.name(), NAME);
    }

    /** The code of the community of which a grid is drawn. */
    Optional<String> community() {
        return find(mapping.community(), COMMUNITY);
    }

    /** The number of a grid within its community. */
    Optional<Integer> number() {
        return find(null, NUMBER).filter(text -> text.matches("\\d{1,3}")).map(Integer::parseInt);
    }

    private Optional<String> find(@Nullable String mapped, List<String> guesses) {
        if (mapped != null && !mapped.isBlank()) {
            return Optional.ofNullable(properties.get(mapped.strip()));
        }
        return guesses.stream()
                .map(properties::get)
                .filter(value -> value != null && !value.isBlank())
                .findFirst();
    }
}
