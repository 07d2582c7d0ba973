package org.linli.incidents;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.clock.Budget;
import org.linli.geo.LonLat;
import org.linli.incidents.Step.Facts;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;

/**
 * An incident and what may be done to it. Every verb refuses a state it does not fit, and hands that must stay separate
 * stay separate: who collected it does not handle it, who handled it does not check it (M01-11).
 *
 * @param no number for staff
 * @param rounds how often the check sent it back
 * @param reopened how often the resident had it reopened
 * @param version rises with every step; a step against an older version is refused
 */
public record Incident(
        UUID id,
        String no,
        Report report,
        Place place,
        @Nullable String categoryCode,
        @Nullable String conditionId,
        Stage stage,
        @Nullable Integer departmentNo,
        Hands hands,
        int rounds,
        int reopened,
        @Nullable Instant closedAt,
        @Nullable Rating rating,
        int version) {

    /** The first report; nobody changes it. */
    public record Report(
            String title,
            String text,
            NewReport.Channel channel,
            Instant reportedAt,
            Instant receivedAt,
            boolean hasContact) {}

    /** Where it is. */
    public record Place(
            int unitNo, @Nullable String address, @Nullable LonLat point) {}

    /**
     * The stage it is in.
     *
     * @param budget time for this stage; absent when nothing is due
     * @param holder who looks after it now
     */
    public record Stage(
            State state,
            Instant since,
            @Nullable Budget budget,
            @Nullable Holder holder) {}

    /** A member of staff who looks after an incident. */
    public record Holder(UUID id, String name) {}

    /** Who did which part. */
    public record Hands(
            @Nullable UUID collector,
            @Nullable UUID verifier,
            @Nullable UUID handler,
            @Nullable UUID checker) {}

    /** The resident's answer. */
    public record Rating(int grade, @Nullable String words, Instant at) {}

    public State state() {
        return stage.state();
    }

    /** Does the act, or refuses it. */
    public Outcome<Step> act(IncidentAct act, Actor by, Instant at, StageBudgets budgets) {
        return switch (act) {
            case IncidentAct.Verify verify -> verify(verify, by, at, budgets);
            case IncidentAct.Reject reject -> reject(reject, by, at);
            case IncidentAct.FileUnder file -> file(file, at, budgets);
            case IncidentAct.Dispatch dispatch -> dispatch(dispatch, at, budgets);
            case IncidentAct.Accept ignored -> accept(by, at, budgets);
            case IncidentAct.Return back -> giveBack(back, at, budgets);
            case IncidentAct.Handle handle -> handle(handle, by, at, budgets);
            case IncidentAct.Close close -> close(close, by, at);
            case IncidentAct.Rework rework -> rework(rework, by, at, budgets);
            case IncidentAct.Take ignored -> take(by);
            case IncidentAct.Rate rate -> rate(rate, at);
            case IncidentAct.Reopen reopen -> reopen(reopen, at, budgets);
        };
    }

    private Outcome<Step> verify(IncidentAct.Verify act, Actor by, Instant at, StageBudgets budgets) {
        if (state() != State.REPORTED) {
            return Outcome.refused("incidents.refused.not-reported");
        }
        Incident after = enter(State.VERIFIED, at, budgets.verified())
                .with(new Place(act.unitNo(), place.address(), place.point()))
                .withCategory(act.categoryCode())
                .with(new Hands(hands.collector(), by.id(), null, null));
        return Step.done(
                after, "incident.verified", act.note(), act.photos(), Facts.of("category", act.categoryCode()));
    }

    private Outcome<Step> reject(IncidentAct.Reject act, Actor by, Instant at) {
        State expected = act.stage() == IncidentAct.Reject.Stage.VERIFYING ? State.REPORTED : State.VERIFIED;
        if (state() != expected) {
            return Outcome.refused("incidents.refused.not-open-to-rejection");
        }
        if (by.isSamePersonAs(hands.collector())) {
            return Outcome.refused("incidents.refused.collector-cannot-reject");
        }
        if (act.reason().isBlank()) {
            return Outcome.refused("incidents.refused.reason-missing");
        }
        Incident after = enter(State.REJECTED, at, null).closed(at);
        return Step.done(after, "incident.rejected", act.reason(), List.of(), Facts.none());
    }

    private Outcome<Step> file(IncidentAct.FileUnder act, Instant at, StageBudgets budgets) {
        if (state() != State.VERIFIED) {
            return Outcome.refused("incidents.refused.not-verified");
        }
        if (!act.conditionId().startsWith(categoryCode + "-")) {
            return Outcome.refused("incidents.refused.condition-of-other-category");
        }
        Incident after = enter(State.FILED, at, budgets.filed()).withCondition(act.conditionId());
        return Step.done(after, "incident.filed", null, List.of(), Facts.of("condition", act.conditionId()));
    }

    private Outcome<Step> dispatch(IncidentAct.Dispatch act, Instant at, StageBudgets budgets) {
        if (state() != State.FILED) {
            return Outcome.refused("incidents.refused.not-filed");
        }
        Incident after = enter(State.DISPATCHED, at, budgets.dispatched()).withDepartment(act.departmentNo());
        return Step.done(
                after,
                "incident.dispatched",
                act.note(),
                List.of(),
                Facts.of("department", Integer.toString(act.departmentNo())));
    }

    private Outcome<Step> accept(Actor by, Instant at, StageBudgets budgets) {
        if (state() != State.DISPATCHED) {
            return Outcome.refused("incidents.refused.not-dispatched");
        }
        if (by.isSamePersonAs(hands.collector())) {
            return Outcome.refused("incidents.refused.collector-cannot-handle");
        }
        Incident after = enter(State.HANDLING, at, budgets.handling()).heldBy(by);
        return Step.done(after, "incident.accepted", null, List.of(), Facts.none());
    }

    private Outcome<Step> giveBack(IncidentAct.Return act, Instant at, StageBudgets budgets) {
        if (state() != State.DISPATCHED && state() != State.HANDLING) {
            return Outcome.refused("incidents.refused.not-dispatched");
        }
        if (act.reason().isBlank()) {
            return Outcome.refused("incidents.refused.reason-missing");
        }
        // The department goes on seeing what it gave back until it is dispatched again.
        Incident after = enter(State.FILED, at, budgets.filed());
        return Step.done(after, "incident.returned", act.reason(), List.of(), Facts.none());
    }

    private Outcome<Step> handle(IncidentAct.Handle act, Actor by, Instant at, StageBudgets budgets) {
        if (state() != State.HANDLING) {
            return Outcome.refused("incidents.refused.not-accepted");
        }
        if (by.isSamePersonAs(hands.collector())) {
            return Outcome.refused("incidents.refused.collector-cannot-handle");
        }
        if (act.result().isBlank()) {
            return Outcome.refused("incidents.refused.result-missing");
        }
        Incident after = enter(State.HANDLED, at, budgets.handled())
                .with(new Hands(hands.collector(), hands.verifier(), by.id(), null));
        return Step.done(after, "incident.handled", act.result(), act.photos(), Facts.none());
    }

    private Outcome<Step> close(IncidentAct.Close act, Actor by, Instant at) {
        return mayCheck(by).then(ignored -> {
            Incident after = enter(State.CLOSED, at, null)
                    .closed(at)
                    .with(new Hands(hands.collector(), hands.verifier(), hands.handler(), by.id()));
            return Step.done(after, "incident.closed", act.note(), act.photos(), Facts.none());
        });
    }

    private Outcome<Step> rework(IncidentAct.Rework act, Actor by, Instant at, StageBudgets budgets) {
        return mayCheck(by).then(ignored -> {
            if (act.reason().isBlank()) {
                return Outcome.refused("incidents.refused.reason-missing");
            }
            Incident after = enter(State.HANDLING, at, budgets.handling())
                    .with(new Hands(hands.collector(), hands.verifier(), hands.handler(), by.id()))
                    .reworked();
            return Step.done(after, "incident.reworked", act.reason(), act.photos(), Facts.none());
        });
    }

    private Outcome<Boolean> mayCheck(Actor by) {
        if (state() != State.HANDLED) {
            return Outcome.refused("incidents.refused.not-handled");
        }
        if (by.isSamePersonAs(hands.collector())) {
            return Outcome.refused("incidents.refused.collector-cannot-check");
        }
        if (by.isSamePersonAs(hands.handler())) {
            return Outcome.refused("incidents.refused.handler-cannot-check");
        }
        return Outcome.done(true);
    }

    private Outcome<Step> take(Actor by) {
        if (!state().isOpen()) {
            return Outcome.refused("incidents.refused.not-open");
        }
        if (stage.holder() != null && !by.isSamePersonAs(stage.holder().id())) {
            return Outcome.refused("incidents.refused.taken", stage.holder().name());
        }
        return Step.done(heldBy(by), "incident.taken", null, List.of(), Facts.none());
    }

    private Outcome<Step> rate(IncidentAct.Rate act, Instant at) {
        if (state() != State.CLOSED) {
            return Outcome.refused("incidents.refused.not-closed");
        }
        if (act.grade() < 1 || act.grade() > 5) {
            return Outcome.refused("incidents.refused.grade-unknown");
        }
        if (rating != null) {
            return Outcome.refused("incidents.refused.rated-already");
        }
        Incident after = with(new Rating(act.grade(), act.words(), at));
        return Step.done(
                after, "incident.rated", act.words(), List.of(), Facts.of("grade", Integer.toString(act.grade())));
    }

    private Outcome<Step> reopen(IncidentAct.Reopen act, Instant at, StageBudgets budgets) {
        if (state() != State.CLOSED || closedAt == null) {
            return Outcome.refused("incidents.refused.not-closed");
        }
        if (reopened > 0) {
            return Outcome.refused("incidents.refused.reopened-already");
        }
        if (budgets.isTooLateToReopen(closedAt, at)) {
            return Outcome.refused("incidents.refused.too-late-to-reopen");
        }
        if (act.reason().isBlank()) {
            return Outcome.refused("incidents.refused.reason-missing");
        }
        Incident after = enter(State.FILED, at, budgets.filed()).reopenedOnce();
        return Step.done(after, "incident.reopened", act.reason(), List.of(), Facts.none());
    }

    private Incident enter(State next, Instant at, @Nullable Budget budget) {
        return with(new Stage(next, at, budget, null));
    }

    private Incident heldBy(Actor by) {
        Holder holder = by.id() == null ? null : new Holder(by.id(), by.name());
        return with(new Stage(stage.state(), stage.since(), stage.budget(), holder));
    }

    private Incident with(Stage next) {
        return new Incident(
                id,
                no,
                report,
                place,
                categoryCode,
                conditionId,
                next,
                departmentNo,
                hands,
                rounds,
                reopened,
                closedAt,
                rating,
                version);
    }

    private Incident with(Place next) {
        return new Incident(
                id,
                no,
                report,
                next,
                categoryCode,
                conditionId,
                stage,
                departmentNo,
                hands,
                rounds,
                reopened,
                closedAt,
                rating,
                version);
    }

    private Incident with(Hands next) {
        return new Incident(
                id,
                no,
                report,
                place,
                categoryCode,
                conditionId,
                stage,
                departmentNo,
                next,
                rounds,
                reopened,
                closedAt,
                rating,
                version);
    }

    private Incident with(Rating next) {
        return new Incident(
                id,
                no,
                report,
                place,
                categoryCode,
                conditionId,
                stage,
                departmentNo,
                hands,
                rounds,
                reopened,
                closedAt,
                next,
                version);
    }

    private Incident withCategory(String next) {
        return new Incident(
                id,
                no,
                report,
                place,
                next,
                conditionId,
                stage,
                departmentNo,
                hands,
                rounds,
                reopened,
                closedAt,
                rating,
                version);
    }

    private Incident withCondition(String next) {
        return new Incident(
                id,
                no,
                report,
                place,
                categoryCode,
                next,
                stage,
                departmentNo,
                hands,
                rounds,
                reopened,
                closedAt,
                rating,
                version);
    }

    private Incident withDepartment(int next) {
        return new Incident(
                id,
                no,
                report,
                place,
                categoryCode,
                conditionId,
                stage,
                next,
                hands,
                rounds,
                reopened,
                closedAt,
                rating,
                version);
    }

    private Incident closed(Instant at) {
        return new Incident(
                id,
                no,
                report,
                place,
                categoryCode,
                conditionId,
                stage,
                departmentNo,
                hands,
                rounds,
                reopened,
                at,
                rating,
                version);
    }

    private Incident reworked() {
        return new Incident(
                id,
                no,
                report,
                place,
                categoryCode,
                conditionId,
                stage,
                departmentNo,
                hands,
                rounds + 1,
                reopened,
                closedAt,
                rating,
                version);
    }

    private Incident reopenedOnce() {
        return new Incident(
                id,
                no,
                report,
                place,
                categoryCode,
                conditionId,
                stage,
                departmentNo,
                hands,
                rounds,
                reopened + 1,
                null,
                null,
                version);
    }
}
