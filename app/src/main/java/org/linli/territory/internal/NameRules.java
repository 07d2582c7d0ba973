package org.linli.territory.internal;

import java.util.Optional;
import org.linli.kernel.Refusal;

/** What a name of a unit may not be; shared by tables and maps. */
public final class NameRules {

    private static final int LONGEST = 60;

    private NameRules() {}

    /** Why the name cannot be used, if it cannot. */
    public static Optional<Refusal> error(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty()) {
            return Optional.of(Refusal.of("territory.import.name.missing"));
        }
        // A spreadsheet would run such a cell when the name is exported again.
        if ("=+-@＝＋－＠".indexOf(stripped.charAt(0)) >= 0 || name.startsWith("\t")) {
            return Optional.of(Refusal.of("territory.import.name.formula"));
        }
        if (stripped.codePoints().anyMatch(NameRules::isInvisible)) {
            return Optional.of(Refusal.of("territory.import.name.control"));
        }
        if (stripped.codePointCount(0, stripped.length()) > LONGEST) {
            return Optional.of(Refusal.of("territory.import.name.long", LONGEST));
        }
        return Optional.empty();
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> c == 0xFFFD;
        };
    }
}
