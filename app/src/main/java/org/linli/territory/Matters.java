package org.linli.territory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;

/**
 * Matters that several bodies answer for (M01-07): each has one that leads; the others take part, are heard or are told. What a
 * matter is about decides whom work of that kind is suggested to and who else has to do with it.
 */
public interface Matters {

    /** What a body beside the one that leads has to do with a matter. */
    enum Role {
        /** It carries out a part (responsible). */
        TAKES_PART,
        /** It is asked before something is decided (consulted). */
        IS_HEARD,
        /** It learns what was decided (informed). */
        IS_TOLD
    }

    /** What a body has to do with a matter, whichever way. */
    enum Involvement {
        LEADS,
        /** It watches over the one that leads (accountable). */
        SUPERVISES,
        TAKES_PART,
        IS_HEARD,
        IS_TOLD
    }

    /** A body beside the one that leads. */
    record Partner(int departmentNo, String name, Role role) {}

    /**
     * A matter.
     *
     * @param supervisorNo the body that watches over the one that leads
     * @param endedOn first day on which it is no more; may lie ahead
     * @param subjects codes of {@link MatterSubjects}; where there are none it drives no work
     */
    record Matter(
            UUID id,
            int unitNo,
            String name,
            int leadNo,
            String lead,
            @Nullable Integer supervisorNo,
            @Nullable String supervisor,
            LocalDate begunOn,
            @Nullable LocalDate endedOn,
            Set<String> subjects,
            List<Partner> partners) {

        public Matter {
            subjects = Set.copyOf(subjects);
            partners = List.copyOf(partners);
        }

        public boolean holdsOn(LocalDate day) {
            return !day.isBefore(begunOn) && (endedOn == null || day.isBefore(endedOn));
        }

        public boolean hasEnded(LocalDate today) {
            return endedOn != null && !endedOn.isAfter(today);
        }

        /** What the body has to do with it, if anything. */
        public Optional<Involvement> involvementOf(int departmentNo) {
            if (leadNo == departmentNo) {
                return Optional.of(Involvement.LEADS);
            }
            if (supervisorNo != null && supervisorNo == departmentNo) {
                return Optional.of(Involvement.SUPERVISES);
            }
            return partners.stream()
                    .filter(partner -> partner.departmentNo() == departmentNo)
                    .findFirst()
                    .map(partner -> Involvement.valueOf(partner.role().name()));
        }
    }

    /**
     * A matter as it is to be.
     *
     * @param from first day; of a matter that stands it stays as it is
     * @param until first day on which it is no more
     * @param partners by number of the body; the one that leads is left out
     */
    record Draft(
            String name,
            int leadNo,
            @Nullable Integer supervisorNo,
            LocalDate from,
            @Nullable LocalDate until,
            Set<String> subjects,
            Map<Integer, Role> partners) {

        public Draft {
            subjects = new TreeSet<>(subjects);
            partners = new TreeMap<>(partners);
            partners.remove(leadNo);
        }
    }

    /** Those of the unit itself that have not ended, by name. */
    List<Matter> list(int unitNo);

    Optional<Matter> find(UUID id);

    /**
     * The matter that work of a kind at a unit belongs to on a day: of the unit itself or the nearest one above it that has
     * one; of several of one unit the one that began last.
     */
    Optional<Matter> findFor(String subject, int unitNo, LocalDate day);

    /**
     * @return its id, or a refusal: {@code bodies.refused.matter-body}, {@code bodies.refused.matter-name},
     *     {@code bodies.refused.matter-days}, {@code bodies.refused.matter-subject}, {@code bodies.refused.matter-lead},
     *     {@code bodies.refused.matter-supervisor}
     */
    Outcome<UUID> begin(Actor actor, int unitNo, Draft draft, Instant now);
}
