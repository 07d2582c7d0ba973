package org.linli.identity.internal;

import java.util.Optional;
import org.linli.kernel.Refusal;

/** What login names, names of people and titles of posts look like. */
final class NameRule {

    private static final int LONGEST_TEXT = 60;

    private NameRule() {}

    static Optional<Refusal> refuseAccount(String login, String name) {
        if (!Login.isWellFormed(login)) {
            return Optional.of(Refusal.of("identity.login-form", Login.LONGEST));
        }
        return refuseName(name);
    }

    static Optional<Refusal> refuseName(String name) {
        return isText(name) ? Optional.empty() : Optional.of(Refusal.of("identity.name-form", LONGEST_TEXT));
    }

    static Optional<Refusal> refuseTitle(String title) {
        return isText(title) ? Optional.empty() : Optional.of(Refusal.of("identity.title-form", LONGEST_TEXT));
    }

    private static boolean isText(String text) {
        String stripped = text.strip();
        return !stripped.isEmpty()
                && stripped.codePointCount(0, stripped.length()) <= LONGEST_TEXT
                && stripped.codePoints().noneMatch(Character::isISOControl);
    }
}
