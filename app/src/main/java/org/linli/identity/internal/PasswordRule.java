package org.linli.identity.internal;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.linli.kernel.Refusal;

/** Which passwords people may choose (GB/T 22239 asks for length and mixture; a long one needs no mixture). */
final class PasswordRule {

    static final int SHORTEST = 10;
    static final int LONGEST = 128;

    private static final int SHORTEST_NAME = 2;
    private static final int LONG = 16;
    private static final int FEWEST_KINDS = 3;
    private static final int FEWEST_DIFFERENT = 5;

    private PasswordRule() {}

    static Optional<Refusal> refuse(String login, String name, String password) {
        Optional<Refusal> refusal = refuse(login, password);
        boolean hasName = name.strip().length() >= SHORTEST_NAME && password.contains(name.strip());
        return refusal.isEmpty() && hasName ? Optional.of(Refusal.of("doors.password-has-name")) : refusal;
    }

    static Optional<Refusal> refuse(String login, String password) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            return Optional.of(Refusal.of("identity.password-short", SHORTEST));
        }
        if (length > LONGEST) {
            return Optional.of(Refusal.of("identity.password-long", LONGEST));
        }
        if (password.toLowerCase(Locale.ROOT).contains(login)) {
            return Optional.of(Refusal.of("identity.password-has-login"));
        }
        boolean isSimple = password.codePoints().distinct().count() < FEWEST_DIFFERENT
                || (length < LONG && kinds(password) < FEWEST_KINDS);
        if (isSimple) {
            return Optional.of(Refusal.of("identity.password-simple", LONG));
        }
        if (CommonPasswords.holds(password)) {
            return Optional.of(Refusal.of("doors.password-common"));
        }
        return Predictable.isAllOf(password) ? Optional.of(Refusal.of("doors.password-pattern")) : Optional.empty();
    }

    private static long kinds(String password) {
        return Stream.of(
                        password.codePoints().anyMatch(Character::isLowerCase),
                        password.codePoints().anyMatch(Character::isUpperCase),
                        password.codePoints().anyMatch(Character::isDigit),
                        password.codePoints().anyMatch(c -> !Character.isLetterOrDigit(c)),
                        password.codePoints().anyMatch(Character::isIdeographic))
                .filter(isThere -> isThere)
                .count();
    }
}
