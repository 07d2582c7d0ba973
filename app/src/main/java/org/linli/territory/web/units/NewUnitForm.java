package org.linli.territory.web.units;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Outcome;
import org.linli.territory.internal.DayText;
import org.linli.territory.internal.units.UnitsByHand.Typed;

/** A unit as it was typed. */
public record NewUnitForm(
        @Nullable String name,
        @Nullable String level,
        @Nullable String code,
        @Nullable String since) {

    Outcome<Typed> typed(@Nullable Integer parentNo) {
        return DayText.read(since).map(day -> new Typed(parentNo, text(name), text(level), text(code), day));
    }

    private static String text(@Nullable String typed) {
        return Optional.ofNullable(typed).orElse("").strip();
    }
}
