package org.linli.kernel;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list that is paged by key.
 *
 * @param next opaque cursor of the following page; absent on the last one
 */
public record Slice<T>(List<T> items, @Nullable String next) {

    public Slice {
        items = List.copyOf(items);
    }

    /** Cuts a page out of rows that were read with a limit of {@code size + 1}. */
    public static <T> Slice<T> cut(List<T> rows, int size, Function<T, String> cursor) {
        if (rows.size() <= size) {
            return new Slice<>(rows, null);
        }
        List<T> page = rows.subList(0, size);
        return new Slice<>(page, cursor.apply(page.getLast()));
    }

    public Optional<String> findNext() {
        return Optional.ofNullable(next);
    }
}
