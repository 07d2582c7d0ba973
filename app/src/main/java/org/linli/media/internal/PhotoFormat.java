package org.linli.media.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.linli.kernel.Outcome;

/** The formats of photos that are read; recognised by their first bytes, never by a name. */
enum PhotoFormat {
    /** Decoded line by line, so the number of pixels hardly costs memory. */
    JPEG("jpeg", 220),
    PNG("png", 100),
    /** Its decoder holds the whole picture. */
    WEBP("webp", 16);

    private static final List<String> HEIC_BRANDS =
            List.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1");

    private static final int LONGEST_ZIP_ENDING = 22 + 0xFFFF;

    private final String codec;
    private final int mostMegapixels;

    PhotoFormat(String codec, int mostMegapixels) {
        this.codec = codec;
        this.mostMegapixels = mostMegapixels;
    }

    /** The name under which ImageIO knows it. */
    String codec() {
        return codec;
    }

    int mostMegapixels() {
        return mostMegapixels;
    }

    /** @return the format, or the refusal {@code media.empty}, {@code media.heic} or {@code media.not-a-photo} */
    static Outcome<PhotoFormat> of(byte[] content) {
        if (content.length == 0) {
            return Outcome.refused("media.empty");
        }
        if (isHeic(content)) {
            return Outcome.refused("media.heic");
        }
        if (endsAsZip(content)) {
            return Outcome.refused("media.not-a-photo");
        }
        if (has(content, 0, "\u00FF\u00D8\u00FF")) {
            return Outcome.done(JPEG);
        }
        if (has(content, 0, "\u0089PNG\r\n\u001A\n")) {
            return Outcome.done(PNG);
        }
        if (has(content, 0, "RIFF") && has(content, 8, "WEBP")) {
            return Outcome.done(WEBP);
        }
        return Outcome.refused("media.not-a-photo");
    }

    private static boolean isHeic(byte[] content) {
        return has(content, 4, "ftyp") && HEIC_BRANDS.stream().anyMatch(brand -> has(content, 8, brand));
    }

    /** A zip is read from its end, so a file can be a photo and a zip at once. The record of the end says how long it is. */
    private static boolean endsAsZip(byte[] content) {
        for (int at = content.length - 22; at >= Math.max(0, content.length - LONGEST_ZIP_ENDING); at--) {
            if (has(content, at, "PK\u0005\u0006")) {
                int comment = (content[at + 20] & 0xFF) | (content[at + 21] & 0xFF) << 8;
                if (at + 22 + comment == content.length) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean has(byte[] content, int at, String signature) {
        byte[] expected = signature.getBytes(StandardCharsets.ISO_8859_1);
        if (content.length < at + expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (content[at + i] != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
