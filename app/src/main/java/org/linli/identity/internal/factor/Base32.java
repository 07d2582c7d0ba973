package org.linli.identity.internal.factor;

/** Base 32 without padding (RFC 4648, section 6), in which authenticator apps take a secret. */
public final class Base32 {

    private static final String SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    private Base32() {}

    public static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int buffer = 0;
        int held = 0;
        for (byte next : bytes) {
            buffer = buffer << Byte.SIZE | next & 0xff;
            held += Byte.SIZE;
            while (held >= BITS) {
                held -= BITS;
                text.append(SIGNS.charAt(buffer >> held & 0x1f));
            }
        }
        if (held > 0) {
            text.append(SIGNS.charAt(buffer << BITS - held & 0x1f));
        }
        return text.toString();
    }
}
