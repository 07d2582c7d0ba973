package org.linli.territory.internal.divisions;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.linli.kernel.Outcome;
import org.linli.territory.internal.CodeText;

/**
 * A code of the statistical divisions: 2 province + 2 prefecture + 2 county + 3 township + 3 village, and 3 more for a
 * unit grid (GB/T 30428.1); shortest form, without zeros that only fill up. Ordering by text puts every unit right
 * before what lies below it.
 */
public record DivisionCode(String digits) implements Comparable<DivisionCode> {

    private static final Set<Integer> LENGTHS = Set.of(2, 4, 6, 9, 12, 15, 17);
    private static final int WITH_URBAN_CLASS = 17;
    private static final int VILLAGE = 12;
    private static final Pattern SCIENTIFIC = Pattern.compile("\\d(\\.\\d+)?[eE]\\+?\\d+");

    /**
     * Reads a code as it stands in a file. Full-width digits are read as digits; the five digits of the urban–rural class
     * behind a village code are dropped.
     */
    public static Outcome<DivisionCode> read(String text) {
        String plain = halfWidth(text.strip());
        if (plain.isEmpty()) {
            return Outcome.refused("territory.import.code.missing");
        }
        if (SCIENTIFIC.matcher(plain).matches()) {
            return Outcome.refused("territory.import.code.rounded", text.strip());
        }
        if (!plain.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Outcome.refused("territory.import.code.not-digits", shown(text));
        }
        if (!LENGTHS.contains(plain.length())) {
            return Outcome.refused("territory.import.code.length", shown(plain), plain.length());
        }
        String digits = plain.length() == WITH_URBAN_CLASS ? plain.substring(0, VILLAGE) : plain;
        String shortest = CodeText.shortest(digits);
        return shortest.equals("00")
                ? Outcome.refused("territory.import.code.zero", shown(plain))
                : Outcome.done(new DivisionCode(shortest));
    }

    static boolean hasUrbanClass(String text) {
        return text.strip().length() == WITH_URBAN_CLASS;
    }

    Optional<DivisionCode> above() {
        String above = CodeText.above(digits);
        return above.isEmpty() ? Optional.empty() : Optional.of(new DivisionCode(above));
    }

    boolean isAtOrBelow(DivisionCode other) {
        return digits.startsWith(other.digits);
    }

    int length() {
        return digits.length();
    }

    /** The part of its own level, for example 7 of 150302007. */
    int lastPart() {
        return CodeText.lastPart(digits);
    }

    @Override
    public int compareTo(DivisionCode other) {
        return digits.compareTo(other.digits);
    }

    private static String halfWidth(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.chars().forEach(c -> plain.append((char) (c >= '０' && c <= '９' ? c - '０' + '0' : c)));
        return plain.toString();
    }

    private static String shown(String text) {
        String clean = text.strip().replaceAll("\\p{Cntrl}", "?");
        return clean.length() > 30 ? clean.substring(0, 30) + "…" : clean;
    }
}
