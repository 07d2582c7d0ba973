package org.linli.kernel.tables;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A file as text, and what it was encoded in. */
public record PlainText(String text, Charset charset) {

    private static final Charset GB18030 = Charset.forName("GB18030");

    /**
     * Finds out how a file is encoded: by its byte order mark, else UTF-8 if every byte fits, else GB 18030, which includes
     * GBK and GB 2312. Empty if the bytes are no text.
     */
    public static Optional<PlainText> decode(byte[] bytes) {
        Optional<PlainText> text = startsWith(bytes, 0xEF, 0xBB, 0xBF)
                ? strictly(bytes, 3, StandardCharsets.UTF_8)
                : startsWith(bytes, 0xFF, 0xFE)
                        ? strictly(bytes, 2, StandardCharsets.UTF_16LE)
                        : startsWith(bytes, 0xFE, 0xFF)
                                ? strictly(bytes, 2, StandardCharsets.UTF_16BE)
                                : strictly(bytes, 0, StandardCharsets.UTF_8).or(() -> strictly(bytes, 0, GB18030));
        return text.filter(decoded -> decoded.text().indexOf('\0') < 0);
    }

    public boolean isUtf8() {
        return charset.equals(StandardCharsets.UTF_8);
    }

    private static Optional<PlainText> strictly(byte[] bytes, int from, Charset charset) {
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString();
            return Optional.of(new PlainText(text, charset));
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
