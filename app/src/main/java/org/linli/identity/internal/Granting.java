package org.linli.identity.internal;

import java.util.List;
import java.util.Optional;
import org.linli.identity.internal.PermissionSet.Kind;
import org.linli.kernel.Actor;
import org.linli.kernel.Refusal;
import org.linli.kernel.web.NotFound;
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

    Granting(PermissionSets sets) {
        this.sets = sets;
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
