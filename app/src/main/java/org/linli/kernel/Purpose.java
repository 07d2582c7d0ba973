package org.linli.kernel;

import java.util.regex.Pattern;

/** Why personal data is opened or a job runs, as a stable code such as {@code incidents.retention}. */
public record Purpose(String code) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9.-]{2,63}");

    public Purpose {
        if (!FORM.matcher(code).matches()) {
            throw new IllegalArgumentException("Not a purpose code: " + code);
        }
    }
}
