package org.linli.territory.internal.boundaries;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.linli.territory.GridCell;
import org.linli.territory.ImportOrder.PropertyNames;
import org.linli.territory.internal.GridUseWords;

/**
 * What the properties of a feature say about the unit it draws.
 *
 * @param codeText the text that should be the code of the unit drawn
 * @param communityText the code of the community of which a grid is drawn
 * @param gridNumber the number of a grid within its community
 * @param gridUse what a dedicated grid is for
 */
record FeatureNames(
        @Nullable String codeText,
        @Nullable String nameText,
        @Nullable String communityText,
        @Nullable Integer gridNumber,
        GridCell.@Nullable Use gridUse) {

    private static final List<String> CODE =
            List.of("code", "adcode", "代码", "区划代码", "网格代码", "gridcode", "grid_code", "id");
    private static final List<String> NAME = List.of("name", "名称", "网格名称", "gridname", "grid_name");
    private static final List<String> COMMUNITY = List.of(
            "community",
            "communitycode",
            "community_code",
            "communityc",
            "社区代码",
            "parentcode",
            "parent_code",
            "parent",
            "上级代码");
    private static final List<String> NUMBER = List.of("number", "no", "网格编号", "编号", "序号", "gridno", "grid_no");

    private static final List<String> USE = List.of("dedicatedTo", "dedicated_to", "专属网格", "专属用途", "use", "用途");

    static FeatureNames of(Map<String, String> properties, PropertyNames mapping) {
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(properties);
        String number = find(byName, null, NUMBER);
        return new FeatureNames(
                find(byName, mapping.code(), CODE),
                find(byName, mapping.name(), NAME),
                find(byName, mapping.community(), COMMUNITY),
                number != null && number.matches("\\d{1,3}") ? Integer.valueOf(number) : null,
                use(find(byName, null, USE)));
    }

    Optional<String> code() {
        return Optional.ofNullable(codeText);
    }

    Optional<String> name() {
        return Optional.ofNullable(nameText);
    }

    Optional<String> community() {
        return Optional.ofNullable(communityText);
    }

    Optional<Integer> number() {
        return Optional.ofNullable(gridNumber);
    }

    Optional<GridCell.Use> use() {
        return Optional.ofNullable(gridUse);
    }

    /** Other words under such a name say nothing about grids. */
    private static GridCell.@Nullable Use use(@Nullable String text) {
        return text == null ? null : GridUseWords.find(text).orElse(null);
    }

    private static @Nullable String find(
            Map<String, String> properties, @Nullable String mapped, List<String> guesses) {
        if (mapped != null && !mapped.isBlank()) {
            return properties.get(mapped.strip());
        }
        return guesses.stream()
                .map(properties::get)
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .orElse(null);
    }
}
