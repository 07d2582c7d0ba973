package org.linli.territory.web.units;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Slice;
import org.linli.kernel.TrueCount;
import org.linli.territory.Unit;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * How the table of children is filtered, sorted and paged.
 *
 * @param sort {@code code}, {@code name} or {@code level}, with {@code -} in front for descending
 * @param after number of the last unit of the page before
 */
public record ChildrenForm(
        @Nullable String q, @Nullable String sort, @Nullable Integer after) {

    static final int PAGE = 20;

    /** One page of children and how many there are in all. */
    public record Page(Slice<Unit> slice, TrueCount count) {}

    Page page(List<Unit> children) {
        List<Unit> fitting = all(children);
        int from = 0;
        for (int i = 0; after != null && i < fitting.size(); i++) {
            if (fitting.get(i).no() == after) {
                from = i + 1;
            }
        }
        List<Unit> rest = fitting.subList(from, Math.min(fitting.size(), from + PAGE + 1));
        return new Page(
                Slice.cut(rest, PAGE, unit -> Integer.toString(unit.no())),
                TrueCount.ofLimited(Math.min(fitting.size(), TrueCount.EXACT_TO + 1)));
    }

    /** The children that fit, on one page. */
    List<Unit> all(List<Unit> children) {
        return children.stream().filter(this::fits).sorted(order()).toList();
    }

    private boolean fits(Unit unit) {
        String wanted = q == null ? "" : q.strip().toLowerCase(Locale.ROOT);
        return unit.name().toLowerCase(Locale.ROOT).contains(wanted)
                || unit.code().startsWith(wanted);
    }

    private Comparator<Unit> order() {
        Comparator<Unit> order = switch (column()) {
            case "name" -> Comparator.comparing(Unit::name);
            case "level" -> Comparator.comparing(Unit::levelName);
            default -> Comparator.comparing(Unit::code);
        };
        Comparator<Unit> complete = order.thenComparing(Unit::name).thenComparingInt(Unit::no);
        return isDescending() ? complete.reversed() : complete;
    }

    private String column() {
        return sort == null ? "code" : sort.replaceFirst("^-", "");
    }

    private boolean isDescending() {
        return sort != null && sort.startsWith("-");
    }

    /** For {@code aria-sort}; absent on a column that does not sort. */
    public @Nullable String ariaSort(String name) {
        if (!column().equals(name)) {
            return null;
        }
        return isDescending() ? "descending" : "ascending";
    }

    /** The query that sorts by a column, the other way round when it sorts already. */
    public String sortedBy(String name) {
        String next = column().equals(name) && !isDescending() ? "-" + name : name;
        return new ChildrenForm(q, next, null).query();
    }

    public String page(@Nullable String next) {
        return new ChildrenForm(q, sort, next == null ? null : Integer.valueOf(next)).query();
    }

    private String query() {
        UriComponentsBuilder query = UriComponentsBuilder.newInstance();
        if (q != null && !q.isBlank()) {
            query.queryParam("q", "{q}");
        }
        if (sort != null) {
            query.queryParam("sort", sort);
        }
        if (after != null) {
            query.queryParam("after", after);
        }
        return query.encode().buildAndExpand(q == null ? "" : q).toUriString();
    }
}
