package org.linli.territory.internal.bodies;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Refusal;
import org.linli.territory.internal.NameRules;

/**
 * A body as it is to be.
 *
 * @param replaces number of the body whose place it takes; that one ends on the same day
 */
public record BodyDraft(
        String kind,
        String name,
        String duties,
        String phone,
        String address,
        @Nullable LocalDate from,
        @Nullable Integer replaces) {

    private static final int LONGEST_TEXT = 1_000;
    private static final int LONGEST_LINE = 120;

    Optional<Refusal> fault() {
        if (name.isBlank()) {
            return Optional.of(Refusal.of("territory.department.no-name"));
        }
        if (duties.length() > LONGEST_TEXT || phone.length() > LONGEST_LINE || address.length() > LONGEST_LINE) {
            return Optional.of(Refusal.of("bodies.refused.long", LONGEST_TEXT, LONGEST_LINE));
        }
        return NameRules.error(name);
    }
}
