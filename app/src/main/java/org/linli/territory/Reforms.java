package org.linli.territory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;

/**
 * Reorganisations given as data rather than drawn up in the wizard: mergers with their dossier. Units are named by their
 * codes.
 */
public interface Reforms {

    /** Units that become one. */
    record Merging(List<String> codes, String name, String code) {

        public Merging {
            codes = List.copyOf(codes);
        }
    }

    /** A hearing for the dossier. */
    record Hearing(LocalDate heldOn, String title, int heard, String opinions) {}

    /** @param unitCode of the unit whose territory is reorganised */
    record Reform(
            String unitCode,
            String title,
            String reason,
            LocalDate effective,
            List<Merging> mergings,
            List<Hearing> hearings) {

        public Reform {
            mergings = List.copyOf(mergings);
            hearings = List.copyOf(hearings);
        }
    }

    /** The plan with this title, if the actor sees one. */
    Optional<UUID> find(Actor actor, String title);

    /** Draws the plan up and hands it to a second person. */
    Outcome<UUID> submit(Actor by, Reform reform, Instant now);

    /**
     * Records what was decided and carried out before the installation knew of it: the structure changes on a day that is
     * past. Refused if one of the units has changed since that day. For the system only; people plan ahead.
     */
    Outcome<UUID> recordPast(Actor system, String decidedBy, Reform reform);
}
