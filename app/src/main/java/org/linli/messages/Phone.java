package org.linli.messages;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A phone number without gaps and without the country's prefix 86.
 *
 * @param digits 7 to 15 digits, with a plus sign in front for other countries
 */
public record Phone(String digits) {

    private static final Pattern FORM = Pattern.compile("\\+?\\d{7,15}");
    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final int SHOWN_FIRST = 3;
    private static final int SHOWN_LAST = 4;

    /** Empty if the text is no phone number. */
    public static Optional<Phone> of(String text) {
        String digits = text.replaceAll("[\\s().-]", "").replaceFirst("^(\\+|00)86", "");
        String bare = digits.matches("86" + MOBILE.pattern()) ? digits.substring(2) : digits;
        return FORM.matcher(bare).matches() ? Optional.of(new Phone(bare)) : Optional.empty();
    }

    /** Whether a text message reaches it: a mobile phone of the mainland. */
    public boolean isMobile() {
        return MOBILE.matcher(digits).matches();
    }

    /** Enough for its holder to recognise it. */
    public String masked() {
        return digits.length() <= SHOWN_FIRST + SHOWN_LAST
                ? "*".repeat(digits.length())
                : digits.substring(0, SHOWN_FIRST) + "****" + digits.substring(digits.length() - SHOWN_LAST);
    }

    @Override
    public String toString() {
        return "Phone[" + masked() + "]";
    }
}
