package org.linli.territory.internal.divisions;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.linli.kernel.Outcome;
import org.linli.territory.SourceFile;

/**
 * Finds out how a text file is encoded: by its byte order mark, else UTF-8 if every byte fits, else GB 18030, which
 * includes GBK and GB 2312.
 */
final class TextDecoding {

    private static final Charset GB18030 = Charset.forName("GB18030");

    private TextDecoding() {}

    /** A file as text. */
    record Text(String text, Charset charset) {

        boolean isUtf8() {
            return charset.equals(StandardCharsets.UTF_8);
        }
    }

    /** Refused with {@code territory.import.not-text} if the bytes are no text. */
    static Outcome<Text> decode(SourceFile file) {
        byte[] bytes = bytes(file);
        Optional<Text> text = startsWith(bytes, 0xEF, 0xBB, 0xBF)
                ? strictly(bytes, 3, StandardCharsets.UTF_8)
                : startsWith(bytes, 0xFF, 0xFE)
                        ? strictly(bytes, 2, StandardCharsets.UTF_16LE)
                        : startsWith(bytes, 0xFE, 0xFF)
                                ? strictly(bytes, 2, StandardCharsets.UTF_16BE)
                                : strictly(bytes, 0, StandardCharsets.UTF_8).or(() -> strictly(bytes, 0, GB18030));
        return text.filter(decoded -> decoded.text().indexOf('\0') < 0)
                .<Outcome<Text>>map(Outcome::done)
                .orElseGet(() -> Outcome.refused("territory.import.not-text", file.name()));
    }

    private static byte[] bytes(SourceFile file) {
        try (InputStream in = file.content().open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + file.name(), e);
        }
    }

    private static Optional<Text> strictly(byte[] bytes, int from, Charset charset) {
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString();
            return Optional.of(new Text(text, charset));
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
