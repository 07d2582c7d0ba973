package org.linli.territory.internal.reorganisation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.territory.Reorganisation;

/**
 * A plan that changes the structure on a day. Its verbs answer the plan after them, or say which rule forbids it.
 *
 * @param unitNo the unit whose territory is reorganised
 * @param moves what takes the place of what; known once the structure is written
 */
public record Plan(
        UUID id,
        int unitNo,
        String title,
        String reason,
        LocalDate effective,
        State state,
        List<Operation> operations,
        @Nullable Reorganisation moves,
        Hand drafted,
        @Nullable Hand submitted,
        @Nullable Hand decided,
        @Nullable String decisionNote,
        @Nullable Refusal failure,
        @Nullable Instant finishedAt) {

    private static final int LONGEST_TITLE = 80;
    private static final int LONGEST_WAIT_YEARS = 5;

    /** Where a plan is in its life. */
    public enum State {
        DRAFT,
        SUBMITTED,
        /** Waits for its midnight. */
        APPROVED,
        /** The structure is written; open work and posts are being moved. */
        CARRYING_OUT,
        DONE,
        REJECTED,
        WITHDRAWN,
        /** At its midnight it did not fit the structure any more; nothing was written. */
        FAILED;

        public boolean isOver() {
            return switch (this) {
                case DONE, REJECTED, WITHDRAWN, FAILED -> true;
                case DRAFT, SUBMITTED, APPROVED, CARRYING_OUT -> false;
            };
        }
    }

    /** Who did it, and when. */
    public record Hand(@Nullable UUID id, String name, Instant at) {

        static Hand of(Actor actor, Instant at) {
            return new Hand(actor.id(), actor.name(), at);
        }
    }

    public Plan {
        operations = List.copyOf(operations);
    }

    /** Why a title or a day cannot be, if it cannot. */
    static Outcome<LocalDate> check(String title, LocalDate effective, LocalDate today) {
        if (title.isBlank() || title.length() > LONGEST_TITLE) {
            return Outcome.refused("reorganisation.refused.title", LONGEST_TITLE);
        }
        return checkDay(effective, today);
    }

    /** The new structure begins at a midnight that is still to come. */
    static Outcome<LocalDate> checkDay(LocalDate effective, LocalDate today) {
        if (!effective.isAfter(today)) {
            return Outcome.refused("reorganisation.refused.past", effective.toString());
        }
        if (effective.isAfter(today.plusYears(LONGEST_WAIT_YEARS))) {
            return Outcome.refused("reorganisation.refused.far", LONGEST_WAIT_YEARS);
        }
        return Outcome.done(effective);
    }

    public boolean isDraft() {
        return state == State.DRAFT;
    }

    public String href() {
        return "/plans/" + id;
    }

    Outcome<Plan> withOperations(List<Operation> changed) {
        return state == State.DRAFT ? Outcome.done(with(changed)) : Outcome.refused("reorganisation.refused.not-draft");
    }

    Outcome<Plan> submit(Actor by, Instant now, LocalDate today) {
        if (state != State.DRAFT) {
            return Outcome.refused("reorganisation.refused.not-draft");
        }
        return checkDay(effective, today)
                .map(day -> in(State.SUBMITTED, Hand.of(by, now), decided, decisionNote, null));
    }

    /** By a second person, neither who drafted it nor who submitted it. */
    Outcome<Plan> approve(Actor by, String note, Instant now, LocalDate today) {
        return decidable(by)
                .then(any -> checkDay(effective, today))
                .map(day -> in(State.APPROVED, submitted, Hand.of(by, now), note, null));
    }

    Outcome<Plan> reject(Actor by, String note, Instant now) {
        if (note.isBlank()) {
            return Outcome.refused("reorganisation.refused.no-reason");
        }
        return decidable(by).map(any -> in(State.REJECTED, submitted, Hand.of(by, now), note, now));
    }

    Outcome<Plan> withdraw(Instant now) {
        return Set.of(State.DRAFT, State.SUBMITTED, State.APPROVED).contains(state)
                ? Outcome.done(in(State.WITHDRAWN, submitted, decided, decisionNote, now))
                : Outcome.refused("reorganisation.refused.too-late");
    }

    private Outcome<Plan> decidable(Actor by) {
        if (state != State.SUBMITTED) {
            return Outcome.refused("reorganisation.refused.not-submitted");
        }
        boolean isOwn = by.isSamePersonAs(drafted.id()) || (submitted != null && by.isSamePersonAs(submitted.id()));
        return isOwn ? Outcome.refused("reorganisation.refused.own") : Outcome.done(this);
    }

    private Plan with(List<Operation> changed) {
        return new Plan(
                id,
                unitNo,
                title,
                reason,
                effective,
                state,
                changed,
                moves,
                drafted,
                submitted,
                decided,
                decisionNote,
                failure,
                finishedAt);
    }

    private Plan in(
            State next,
            @Nullable Hand submittedBy,
            @Nullable Hand decidedBy,
            @Nullable String note,
            @Nullable Instant overAt) {
        return new Plan(
                id,
                unitNo,
                title,
                reason,
                effective,
                next,
                operations,
                moves,
                drafted,
                submittedBy,
                decidedBy,
                note,
                failure,
                overAt);
    }
}
