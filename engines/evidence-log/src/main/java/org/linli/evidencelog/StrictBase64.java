package org.linli.evidencelog;

import java.util.Base64;

/** Standard base64 that has one spelling for each value: the JDK's decoder also takes missing padding and stray bits. */
final class StrictBase64 {

    private StrictBase64() {}

    static byte[] decode(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new IllegalArgumentException("base64 is not in its canonical form");
        }
        return bytes;
    }
}
