package org.linli.identity.internal.workers;

import java.util.Optional;
import org.linli.kernel.NumberRanges;
import org.linli.messages.Phone;

/**
 * Which people a list shows.
 *
 * @param kind one only, or all
 * @param line of a line department; empty for all
 * @param units where they serve
 * @param name part of it; empty for all
 * @param phone the exact number, or all
 * @param isWithEnded also who has ended or not begun yet
 */
public record WorkerFilter(
        Optional<ServingKind> kind,
        String line,
        NumberRanges units,
        String name,
        Optional<Phone> phone,
        boolean isWithEnded) {

    WorkerFilter anyKind() {
        return new WorkerFilter(Optional.empty(), line, units, name, phone, isWithEnded);
    }
}
