package org.linli.statute.internal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;

/** Carries a refusal past {@link org.linli.kernel.Idempotency}, which knows ids only. A refused transaction forgets the key. */
final class Refusing {

    private @Nullable Refusal refusal;

    String orEmpty(Outcome<String> outcome) {
        return switch (outcome) {
            case Outcome.Done<String> done -> done.value();
            case Outcome.Refused<String> refused -> {
                refusal = refused.refusal();
                yield "";
            }
        };
    }

    Outcome<UUID> outcome(String id) {
        return refusal == null ? Outcome.done(UUID.fromString(id)) : Outcome.refused(refusal);
    }
}
