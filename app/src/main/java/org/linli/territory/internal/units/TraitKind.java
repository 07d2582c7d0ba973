package org.linli.territory.internal.units;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.territory.Unit;

/**
 * An attribute that units may have, with its codes.
 *
 * @param level of which units; absent for any
 * @param source where the codes come from
 */
public record TraitKind(
        String key, @Nullable String level, String nameZh, String nameEn, String source, List<Code> codes) {

    public TraitKind {
        codes = List.copyOf(codes);
    }

    /**
     * A code of the attribute.
     *
     * @param from first day on which it may be given; absent since ever
     * @param to first day on which it may not any more
     */
    public record Code(
            String key,
            String nameZh,
            String nameEn,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            List<Detail> details) {

        public Code {
            details = List.copyOf(details);
        }

        public String name(Locale locale) {
            return named(locale, nameZh, nameEn);
        }

        boolean holdsOn(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (to == null || day.isBefore(to));
        }
    }

    /** What must be said with a code. */
    public record Detail(String key, String nameZh, String nameEn) {

        public String name(Locale locale) {
            return named(locale, nameZh, nameEn);
        }
    }

    public String name(Locale locale) {
        return named(locale, nameZh, nameEn);
    }

    public boolean isOf(Unit unit) {
        return level == null ? !unit.level().equals("grid") : level.equals(unit.level());
    }

    public Optional<Code> find(String code) {
        return codes.stream().filter(known -> known.key().equals(code)).findFirst();
    }

    private static String named(Locale locale, String zh, String en) {
        return locale.getLanguage().equals("zh") ? zh : en;
    }
}
