package org.linli.territory.internal.divisions;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Refusal;

/** A row of a list of divisions: read, or refused with the reasons. */
sealed interface DivisionRow {

    String file();

    int line();

    String shownCode();

    String name();

    /**
     * A row that can be used.
     *
     * @param use absent where the list says nothing of it
     * @param warnings what is odd about the row but no reason to refuse it
     */
    record Sound(
            String file,
            int line,
            DivisionCode code,
            String name,
            @Nullable String civilCode,
            @Nullable StatedUse use,
            List<Refusal> warnings)
            implements DivisionRow {

        @Override
        public String shownCode() {
            return code.digits();
        }
    }

    /** A row that cannot be used. */
    record Unsound(String file, int line, String shownCode, String name, List<Refusal> errors) implements DivisionRow {}
}
