package org.linli.identity.internal;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.identity.internal.PermissionSet.Kind;
import org.linli.kernel.Actor;
import org.linli.kernel.Refusal;
import org.linli.kernel.web.NotFound;
import org.linli.territory.DepartmentKinds;
import org.linli.territory.Territory;
import org.springframework.stereotype.Component;

/**
 * Who gives which posts: the security administrator all of them, a local administrator working posts only. Where, is a
 * matter of {@link Reach}.
 */
@Component
public class Granting {

    public static final String ALL = "identity.grant";
    public static final String COLLEAGUES = "identity.colleagues";

    private final PermissionSets sets;
    private final Territory territory;
    private final DepartmentKinds kinds;

    Granting(PermissionSets sets, Territory territory, DepartmentKinds kinds) {
        this.sets = sets;
        this.territory = territory;
        this.kinds = kinds;
    }

    /** A body has its own kind of posts: a party committee verifies no reports, a council handles none (M01-20). */
    Optional<Refusal> refuseOfBody(@Nullable Integer departmentNo, String permissionSet) {
        return Optional.ofNullable(departmentNo)
                .flatMap(territory::findDepartment)
                .filter(body -> !kinds.get(body.kind().key()).mayCarry(permissionSet))
                .map(body -> Refusal.of("identity.set-not-of-body", body.name()));
    }

    /** @throws NotFound for somebody who gives no posts at all */
    Optional<Refusal> refuse(Actor by, String permissionSet) {
        Optional<PermissionSet> set = sets.find(permissionSet);
        if (set.isEmpty()) {
            return Optional.of(Refusal.of("identity.no-permission-set", permissionSet));
        }
        return mayGive(by, set.get().kind()) ? Optional.empty() : Optional.of(Refusal.of("identity.set-not-yours"));
    }

    /** The sets the actor may give. */
    public List<PermissionSet> listFor(Actor by) {
        return sets.list().stream().filter(set -> mayGive(by, set.kind())).toList();
    }

    private static boolean mayGive(Actor by, Kind kind) {
        if (by.kind() == Actor.Kind.SYSTEM || by.may(ALL)) {
            return true;
        }
        if (!by.may(COLLEAGUES)) {
            throw new NotFound();
        }
        return kind == Kind.WORKING;
    }
}
