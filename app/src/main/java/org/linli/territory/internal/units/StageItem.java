package org.linli.territory.internal.units;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a stage of the roll-out asks for.
 *
 * @param fact what the system itself knows of it; absent where only people know
 */
public record StageItem(String key, String stage, @Nullable Fact fact, String nameZh, String nameEn) {

    /** What can be told from data. */
    public enum Fact {
        /** How many grids there are. */
        GRIDS,
        /** How many of them have a grid worker. */
        WORKERS,
        /** How many items of grid work are published. */
        ITEMS
    }

    /** That it is done at a unit. */
    public record Done(String item, LocalDate day, String note, String by) {}

    public String name(Locale locale) {
        return locale.getLanguage().equals("zh") ? nameZh : nameEn;
    }
}
