package org.linli.territory.web.grids;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Outcome;
import org.linli.territory.GridItem;
import org.linli.territory.internal.DayText;

/** An item of the list as it was typed. */
public record GridItemForm(
        @Nullable String name,
        @Nullable String frequency,
        @Nullable String evidence,
        @Nullable String basis,
        @Nullable String from) {

    static GridItemForm of(GridItem.Wording wording, LocalDate from) {
        return new GridItemForm(
                wording.name(), wording.frequency(), wording.evidence(), wording.basis(), from.toString());
    }

    static GridItemForm empty(LocalDate from) {
        return new GridItemForm(null, null, null, null, from.toString());
    }

    GridItem.Wording wording() {
        return new GridItem.Wording(text(name), text(frequency), text(evidence), text(basis));
    }

    Outcome<LocalDate> day() {
        return DayText.read(from);
    }

    private static String text(@Nullable String typed) {
        return Optional.ofNullable(typed).orElse("");
    }
}
