package org.linli.territory.web.grids;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A duty grid as it was typed. */
public record DutyGridForm(
        @Nullable String name,
        @Nullable String post,
        @Nullable List<Integer> grids,
        @Nullable String from) {

    String nameText() {
        return Optional.ofNullable(name).orElse("");
    }

    String postText() {
        return Optional.ofNullable(post).orElse("");
    }

    List<Integer> chosen() {
        return Optional.ofNullable(grids).orElse(List.of());
    }
}
