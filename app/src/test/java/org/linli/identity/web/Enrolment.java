package org.linli.identity.web;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.linli.identity.internal.factor.Totp;

/** Does what an authenticator app does with the page of enrolment. */
final class Enrolment {

    private static final String SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final Pattern SECRET = Pattern.compile("class=\"mono\">((?:[A-Z2-7]{4} ){7}[A-Z2-7]{4})<");

    private Enrolment() {}

    /** The secret that stands on the page in groups of four. */
    static byte[] secretOf(String page) {
        Matcher found = SECRET.matcher(page);
        if (!found.find()) {
            throw new AssertionError("No secret on the page: " + page);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int buffer = 0;
        int held = 0;
        for (char sign : found.group(1).replace(" ", "").toCharArray()) {
            buffer = buffer << 5 | SIGNS.indexOf(sign);
            held += 5;
            if (held >= 8) {
                held -= 8;
                bytes.write(buffer >> held);
            }
        }
        return bytes.toByteArray();
    }

    static String codeNow(byte[] secret) {
        return code(secret, 0);
    }

    /** @param steps half minutes from now */
    static String code(byte[] secret, int steps) {
        return Totp.USUAL.code(secret, Totp.stepAt(Clock.systemUTC().instant()) + steps);
    }
}
