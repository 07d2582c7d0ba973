package org.linli.territory.internal.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.linli.kernel.Actor;
import org.linli.kernel.web.NotFound;
import org.linli.territory.Department;
import org.linli.territory.Unit;
import org.linli.territory.internal.Snapshots;
import org.springframework.stereotype.Component;

/** For which units somebody may propose a task, and in whose name. */
@Component
public class AdmissionPlaces {

    private static final String GRID = "grid";

    private final Snapshots snapshots;

    AdmissionPlaces(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /** The unit of the actor's post, or the one that her department serves. */
    public Unit home(Actor actor) {
        return actor.findPost()
                .flatMap(post -> snapshots.units().find(unitNo(post)))
                .orElseThrow(NotFound::new);
    }

    /** A unit of today at or below the home of the actor; a list is kept for a community or more, never for one grid. */
    public Optional<Unit> openTo(Actor actor, int unitNo) {
        int home = home(actor).no();
        return snapshots
                .units()
                .find(unitNo)
                .filter(unit -> !unit.level().equals(GRID))
                .filter(unit -> snapshots.units().path(unitNo).stream().anyMatch(above -> above.no() == home));
    }

    /** The home of the actor and what lies right below it, to choose from. */
    public List<Unit> near(Actor actor) {
        Unit home = home(actor);
        List<Unit> near = new ArrayList<>(List.of(home));
        snapshots.units().children(home.no()).stream()
                .filter(unit -> !unit.level().equals(GRID))
                .forEach(near::add);
        return List.copyOf(near);
    }

    /** Numbers of the units above the actor's post and of its own, topmost first; none for whoever has no post. */
    List<Integer> above(Actor actor) {
        return actor.findPost()
                .map(post -> snapshots.units().path(unitNo(post)).stream()
                        .map(Unit::no)
                        .toList())
                .orElse(List.of());
    }

    String bodyOf(Actor.ActingPost post) {
        return department(post).map(Department::name).orElseGet(() -> unitName(post));
    }

    /** The post and its unit, without a name. */
    String officeOf(Actor.ActingPost post) {
        return unitName(post) + " " + post.title();
    }

    private String unitName(Actor.ActingPost post) {
        return snapshots.units().find(unitNo(post)).map(Unit::name).orElse("");
    }

    private int unitNo(Actor.ActingPost post) {
        return department(post).map(Department::unitNo).orElse(post.unitNo());
    }

    private Optional<Department> department(Actor.ActingPost post) {
        return Optional.ofNullable(post.departmentNo())
                .flatMap(no -> Optional.ofNullable(snapshots.departments().get(no)));
    }
}
