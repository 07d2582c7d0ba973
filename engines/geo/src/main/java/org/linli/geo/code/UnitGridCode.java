package org.linli.geo.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.linli.geo.code.CodeWarning.Reason;

/**
 * The code of a unit grid (单元网格), modelled on GB/T 30428.1: 6 county + 3 street + 3 community + 3 sequence. The
 * sequence is counted from west to east and then from north to south; {@link UnitGridNumbering} does that.
 *
 * @param digits 15 of them
 */
public record UnitGridCode(String digits) implements Comparable<UnitGridCode> {

    private static final int LENGTH = 15;
    private static final int COMMUNITY = 12;
    private static final int MOST = 999;

    /** @throws IllegalArgumentException if these are not 15 digits */
    public UnitGridCode {
        if (!isWellFormed(digits)) {
            throw new IllegalArgumentException("not 15 digits: " + digits);
        }
    }

    /**
     * The code of the n-th grid of a community.
     *
     * @param community 12 digits
     * @param sequence 1 to 999
     */
    public static UnitGridCode of(String community, int sequence) {
        if (community.length() != COMMUNITY || sequence < 1 || sequence > MOST) {
            throw new IllegalArgumentException("no unit grid " + sequence + " of " + community);
        }
        return new UnitGridCode(community + "%03d".formatted(sequence));
    }

    public static Optional<UnitGridCode> find(String text) {
        return isWellFormed(text.strip()) ? Optional.of(new UnitGridCode(text.strip())) : Optional.empty();
    }

    /** Warnings about a text that should be such a code, with those about the community in it. */
    public static List<CodeWarning> check(String text, Optional<String> community) {
        if (!text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return List.of(new CodeWarning(Reason.NOT_DIGITS, text));
        }
        if (text.length() != LENGTH) {
            return List.of(new CodeWarning(Reason.LENGTH, text));
        }
        UnitGridCode code = new UnitGridCode(text);
        List<CodeWarning> warnings = new ArrayList<>();
        community
                .filter(wanted -> !code.community().equals(wanted))
                .ifPresent(wanted -> warnings.add(new CodeWarning(Reason.NOT_BELOW_PARENT, wanted)));
        if (code.sequence() == 0) {
            warnings.add(new CodeWarning(Reason.SEQUENCE, "000"));
        }
        warnings.addAll(DivisionCodes.check(code.community()));
        return List.copyOf(warnings);
    }

    public String county() {
        return digits.substring(0, 6);
    }

    public String street() {
        return digits.substring(0, 9);
    }

    public String community() {
        return digits.substring(0, COMMUNITY);
    }

    public int sequence() {
        return Integer.parseInt(digits.substring(COMMUNITY));
    }

    @Override
    public int compareTo(UnitGridCode other) {
        return digits.compareTo(other.digits);
    }

    @Override
    public String toString() {
        return digits;
    }

    private static boolean isWellFormed(String text) {
        return text.length() == LENGTH && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
