package org.linli.territory.web.units;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Outcome;
import org.linli.territory.internal.DayText;
import org.linli.territory.internal.bodies.Body;
import org.linli.territory.internal.bodies.BodyDraft;

/**
 * A body as it was typed.
 *
 * @param body number of the body that is changed; absent for a new one
 * @param replaces number of the body whose place it takes
 */
public record BodyForm(
        @Nullable Integer body,
        @Nullable String kind,
        @Nullable String name,
        @Nullable String duties,
        @Nullable String phone,
        @Nullable String address,
        @Nullable String from,
        @Nullable Integer replaces) {

    static BodyForm of(Body body) {
        return new BodyForm(
                body.no(),
                body.kind(),
                body.name(),
                body.duties(),
                body.phone(),
                body.address(),
                null,
                body.replaces());
    }

    static BodyForm fresh(LocalDate today) {
        return new BodyForm(null, null, null, null, null, null, today.toString(), null);
    }

    Outcome<BodyDraft> draft() {
        return body == null ? DayText.read(from).map(this::draft) : Outcome.done(draft(null));
    }

    private BodyDraft draft(@Nullable LocalDate day) {
        return new BodyDraft(text(kind), text(name), text(duties), text(phone), text(address), day, replaces);
    }

    private static String text(@Nullable String typed) {
        return Optional.ofNullable(typed).orElse("").strip();
    }
}
