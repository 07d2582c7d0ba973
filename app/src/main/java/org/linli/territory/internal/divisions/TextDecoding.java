package org.linli.territory.internal.divisions;

import org.linli.kernel.Outcome;
import org.linli.kernel.tables.PlainText;
import org.linli.territory.SourceFile;

/** A file as text. */
final class TextDecoding {

    private TextDecoding() {}

    /** Refused with {@code territory.import.not-text} if the bytes are no text. */
    static Outcome<PlainText> decode(SourceFile file) {
        return PlainText.decode(file.readAll())
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused("territory.import.not-text", file.name()));
    }
}
