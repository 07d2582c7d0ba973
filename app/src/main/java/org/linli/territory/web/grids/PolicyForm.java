package org.linli.territory.web.grids;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.linli.geo.GridPlan;
import org.linli.kernel.Outcome;
import org.linli.kernel.web.FormErrors;
import org.linli.territory.GridStandards;
import org.linli.territory.internal.DayText;

/**
 * What is asked of grids, as it was typed.
 *
 * @param tolerance metres
 * @param street metres
 * @param share percent
 */
public record PolicyForm(
        @Nullable String fewest,
        @Nullable String most,
        @Nullable String tolerance,
        @Nullable String street,
        @Nullable String share,
        @Nullable String from,
        @Nullable String reason,
        @Nullable String basis) {

    static final int LONGEST = 200;

    private static final int MOST_HOUSEHOLDS = 10_000;
    private static final int MOST_TOLERANCE_METRES = 5;
    private static final int MOST_STREET_METRES = 200;
    private static final int HUNDRED = 100;
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,6}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,3})?");

    static PolicyForm of(GridPlan.Limits limits, LocalDate from) {
        return new PolicyForm(
                Integer.toString(limits.fewestHouseholds()),
                Integer.toString(limits.mostHouseholds()),
                plain(limits.toleranceMetres()),
                plain(limits.streetMetres()),
                plain(limits.leastShareAlongStreets() * HUNDRED),
                from.toString(),
                "",
                "");
    }

    /** Empty where something cannot be taken; what, and why, is noted at its field. */
    Optional<GridStandards.Decision> read(LocalDate today, FormErrors errors) {
        int least = whole("fewest", fewest, MOST_HOUSEHOLDS, errors);
        int highest = whole("most", most, MOST_HOUSEHOLDS, errors);
        if (errors.isEmpty() && highest < least) {
            errors.add("most", "gridpolicy.bad.order", least);
        }
        double gap = metres("tolerance", tolerance, MOST_TOLERANCE_METRES, errors);
        double away = metres("street", street, MOST_STREET_METRES, errors);
        int percent = whole("share", share, HUNDRED, errors);
        LocalDate day = day(today, errors);
        String why = text("reason", reason, errors);
        String law = text("basis", basis, errors);
        return errors.isEmpty()
                ? Optional.of(new GridStandards.Decision(
                        new GridPlan.Limits(least, highest, gap, away, percent / (double) HUNDRED), day, why, law))
                : Optional.empty();
    }

    private static int whole(String field, @Nullable String typed, int most, FormErrors errors) {
        String text = typed(typed);
        if (WHOLE.matcher(text).matches() && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        errors.add(field, "gridpolicy.bad." + field, most);
        return 0;
    }

    private static double metres(String field, @Nullable String typed, int most, FormErrors errors) {
        String text = typed(typed);
        if (DECIMAL.matcher(text).matches() && Double.parseDouble(text) <= most) {
            return Double.parseDouble(text);
        }
        errors.add(field, "gridpolicy.bad." + field, most);
        return 0;
    }

    private LocalDate day(LocalDate today, FormErrors errors) {
        switch (DayText.read(from)) {
            case Outcome.Done<LocalDate> done -> {
                if (!done.value().isBefore(today)) {
                    return done.value();
                }
                errors.add("from", "gridpolicy.refused.past", done.value().toString());
            }
            case Outcome.Refused<LocalDate> refused -> errors.add("from", refused.refusal());
        }
        return today;
    }

    private static String text(String field, @Nullable String typed, FormErrors errors) {
        String text = Optional.ofNullable(typed).orElse("").strip();
        if (text.isEmpty()) {
            errors.add(field, "gridpolicy.bad." + field);
        } else if (text.length() > LONGEST) {
            errors.add(field, "gridpolicy.long." + field, LONGEST);
        }
        return text;
    }

    /** Figures of a Chinese keyboard count as figures. */
    private static String typed(@Nullable String typed) {
        return Normalizer.normalize(Optional.ofNullable(typed).orElse(""), Normalizer.Form.NFKC)
                .strip();
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(Math.round(value * 1000), 3)
                .stripTrailingZeros()
                .toPlainString();
    }
}
