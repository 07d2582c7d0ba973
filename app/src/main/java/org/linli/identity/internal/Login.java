package org.linli.identity.internal;

import java.util.Locale;
import java.util.regex.Pattern;

/** Login names are compared without regard to case and surrounding blanks. */
final class Login {

    static final int LONGEST = 40;

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{1,39}");

    private Login() {}

    static String normalize(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }

    static boolean isWellFormed(String login) {
        return FORM.matcher(login).matches();
    }
}
