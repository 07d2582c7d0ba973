package org.linli.territory.internal;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.linli.territory.GridCell.Use;

/** What dedicated grids are for, as it stands in files: in the words of both languages, or the name of the value. */
public final class GridUseWords {

    private static final Map<String, Use> WORDS = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    static {
        WORDS.putAll(Map.ofEntries(
                Map.entry("学校", Use.SCHOOL),
                Map.entry("商场", Use.MALL),
                Map.entry("园区", Use.MALL),
                Map.entry("商场、园区", Use.MALL),
                Map.entry("Mall or business park", Use.MALL),
                Map.entry("公园", Use.PARK),
                Map.entry("医院", Use.HOSPITAL),
                Map.entry("市场", Use.MARKET),
                Map.entry("车站", Use.STATION),
                Map.entry("机关", Use.OFFICE),
                Map.entry("写字楼", Use.OFFICE),
                Map.entry("机关、写字楼", Use.OFFICE),
                Map.entry("Offices", Use.OFFICE),
                Map.entry("其他", Use.OTHER)));
        Stream.of(Use.values()).forEach(use -> WORDS.put(use.name(), use));
    }

    private static final Set<String> ORDINARY = Set.of("一般网格", "普通网格", "无", "ordinary grid", "ordinary", "none");

    private GridUseWords() {}

    public static Optional<Use> find(String text) {
        return Optional.ofNullable(WORDS.get(text.strip()));
    }

    /** Whether the text says that a grid is not for anything in particular. */
    public static boolean isOrdinary(String text) {
        return ORDINARY.contains(text.strip().toLowerCase(Locale.ROOT));
    }
}
