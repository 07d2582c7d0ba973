package org.linli.bench;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One measured figure.
 *
 * @param name dotted, lower case, for example {@code scope.list.community}
 * @param unit for example {@code ms}, {@code rows}, {@code rows/s}
 */
public record Figure(String name, double value, String unit) {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9./%-]+");

    public Figure {
        if (!PLAIN.matcher(name).matches() || !PLAIN.matcher(unit).matches() || !Double.isFinite(value)) {
            throw new IllegalArgumentException("Not a figure: " + name + " = " + value + " " + unit);
        }
    }

    /** One line of JSON, with the value to three decimals. */
    public String asJson() {
        return String.format(Locale.ROOT, "{\"name\":\"%s\",\"value\":%.3f,\"unit\":\"%s\"}", name, value, unit);
    }
}
