package org.linli.incidents.internal;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.incidents.State;
import org.linli.kernel.Actor;
import org.linli.kernel.Scope;
import org.linli.kernel.Slice;
import org.linli.kernel.TrueCount;
import org.linli.territory.GridStaff;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.springframework.stereotype.Component;

/** What waits: for me, for my post, in my unit – what is due first on top. */
@Component
public class DeskQueue {

    private final IncidentLists lists;
    private final Territory territory;
    private final GridStaff gridStaff;

    DeskQueue(IncidentLists lists, Territory territory, GridStaff gridStaff) {
        this.lists = lists;
        this.territory = territory;
        this.gridStaff = gridStaff;
    }

    /** Whose work. */
    public enum Tab {
        /** What the actor holds, and what came in at the grid she is responsible for. */
        MINE,
        POST,
        UNIT
    }

    /** One page of the queue. */
    public record Queue(Slice<Line> slice, TrueCount count, TrueCount late, TrueCount soon) {}

    public Queue queue(Actor actor, Tab tab, @Nullable String cursor, int size) {
        if (tab == Tab.MINE) {
            return mine(actor);
        }
        ListFilter filter = new ListFilter(
                null,
                actor.scope() instanceof Scope.Department department ? department.departmentNo() : null,
                tab == Tab.POST ? statesFor(actor) : openStates(),
                null,
                null,
                null,
                null,
                null,
                null,
                ListFilter.Sort.DUE);
        IncidentLists.Page page = lists.page(actor.scope(), filter, cursor, size);
        return new Queue(
                page.slice(),
                page.count(),
                lists.countOf(actor.scope(), clocked(filter, ListFilter.Timing.LATE)),
                lists.countOf(actor.scope(), clocked(filter, ListFilter.Timing.SOON)));
    }

    /** The states that wait for an act this post may do. */
    public static Set<State> statesFor(Actor actor) {
        Set<State> states = EnumSet.noneOf(State.class);
        addIf(states, actor, "incidents.verify", State.REPORTED);
        addIf(states, actor, "incidents.file", State.VERIFIED);
        addIf(states, actor, "incidents.dispatch", State.FILED);
        addIf(states, actor, "incidents.handle", State.DISPATCHED);
        addIf(states, actor, "incidents.handle", State.HANDLING);
        addIf(states, actor, "incidents.check", State.HANDLED);
        return states.isEmpty() ? openStates() : states;
    }

    private static void addIf(Set<State> states, Actor actor, String permission, State state) {
        if (actor.may(permission)) {
            states.add(state);
        }
    }

    private static Set<State> openStates() {
        return EnumSet.complementOf(EnumSet.of(State.CLOSED, State.REJECTED));
    }

    private static ListFilter clocked(ListFilter filter, ListFilter.Timing timing) {
        return new ListFilter(
                filter.units(),
                filter.departmentNo(),
                filter.states(),
                filter.categoryCode(),
                filter.channel(),
                timing,
                filter.from(),
                filter.to(),
                filter.words(),
                filter.sort());
    }

    private Queue mine(Actor actor) {
        List<Line> held = lists.heldBy(actor, ownGrid(actor).stream().toList(), statesFor(actor));
        int late = (int) held.stream().filter(lists::isLate).count();
        int soon = (int) held.stream().filter(lists::isSoon).count();
        return new Queue(
                new Slice<>(held, null),
                TrueCount.ofLimited(held.size()),
                TrueCount.ofLimited(late),
                TrueCount.ofLimited(soon));
    }

    /** The grid of the actor's post, where she is the one responsible for it: what comes in there is hers first (M01-43). */
    private Optional<Integer> ownGrid(Actor actor) {
        return actor.findPost()
                .filter(post -> post.departmentNo() == null)
                .flatMap(post -> territory.findUnit(post.unitNo()))
                .filter(unit -> unit.level().equals("grid"))
                .map(Unit::no)
                .filter(grid -> gridStaff
                        .findResponsible(grid)
                        .filter(worker -> actor.isSamePersonAs(worker.accountId()))
                        .isPresent());
    }
}
