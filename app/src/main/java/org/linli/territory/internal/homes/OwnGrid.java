package org.linli.territory.internal.homes;

import java.util.function.Supplier;
import org.linli.kernel.Actor;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.kernel.web.NotFound;
import org.linli.territory.Unit;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.grids.Grounds;
import org.springframework.stereotype.Component;

/**
 * Lets work at the doors of a grid only who acts from a post at that very grid and holds it today (M01-40, R01). The service
 * looks at the post, and the database at the appointment; for everybody else the doors do not exist.
 */
@Component
public class OwnGrid {

    public static final String PERMISSION = "territory.doors";

    private final DoorRows rows;
    private final Snapshots snapshots;
    private final Transactions transactions;

    OwnGrid(DoorRows rows, Snapshots snapshots, Transactions transactions) {
        this.rows = rows;
        this.snapshots = snapshots;
        this.transactions = transactions;
    }

    /** Whether her post stands at the grid; the database may still say no. */
    public boolean isOf(Actor actor, int gridNo) {
        return actor.kind() == Actor.Kind.STAFF
                && actor.id() != null
                && actor.may(PERMISSION)
                && actor.findPost()
                        .filter(post -> post.unitNo() == gridNo && post.departmentNo() == null)
                        .isPresent()
                && snapshots
                        .units()
                        .find(gridNo)
                        .filter(unit -> unit.level().equals(Grounds.GRID))
                        .isPresent();
    }

    /** In a transaction that may write, since what is opened is put on record. */
    <T> T within(Actor actor, int gridNo, Supplier<T> work) {
        Actor.ActingPost post = actor.post();
        if (!isOf(actor, gridNo) || post == null || actor.id() == null) {
            throw new NotFound();
        }
        return transactions.write(new Scope.GridStaff(actor.id(), post.id(), snapshots.today()), () -> {
            if (rows.ownGrid().filter(own -> own == gridNo).isEmpty()) {
                throw new NotFound();
            }
            return work.get();
        });
    }

    Unit unit(int gridNo) {
        return snapshots.units().find(gridNo).orElseThrow(NotFound::new);
    }
}
