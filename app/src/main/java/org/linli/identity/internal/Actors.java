package org.linli.identity.internal;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.identity.internal.Standing.HeldPost;
import org.linli.kernel.Actor;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Scope;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.springframework.stereotype.Component;

/** Turns a person acting from a post into the actor that other rooms know. */
@Component
public class Actors {

    /** Stands for "no unit" where a number must be given; no unit has it. */
    static final int NO_UNIT = 0;

    private final Territory territory;

    Actors(Territory territory) {
        this.territory = territory;
    }

    /** Somebody who must choose a password or enrol a second factor first may do nothing else. */
    public Actor of(Standing standing, HeldPost post) {
        return new Actor(
                Actor.Kind.STAFF,
                standing.accountId(),
                standing.name() + " · " + post.title(),
                new Actor.ActingPost(post.id(), post.title(), unitNo(post), post.departmentNo()),
                scope(post),
                standing.isReady() ? post.permissions() : Set.of());
    }

    /**
     * A machine acting from a post.
     *
     * @param post with the permissions of the token
     * @param unitNo a unit that the token is confined to; where it no longer lies within that of the post, nothing is left
     */
    Actor ofToken(UUID id, String name, HeldPost post, @Nullable Integer unitNo) {
        return new Actor(
                Actor.Kind.STAFF,
                id,
                "API " + name + " · " + post.title(),
                new Actor.ActingPost(
                        post.id(), post.title(), unitNo == null ? unitNo(post) : unitNo, post.departmentNo()),
                unitNo == null ? scope(post) : confined(post, unitNo),
                post.permissions());
    }

    private Scope confined(HeldPost post, int unitNo) {
        boolean isWithin = scope(post).units().contains(unitNo);
        return new Scope.Territory(isWithin ? territory.numbersAtOrBelow(unitNo) : NumberRanges.none());
    }

    /** What the post stands for, by name; empty for a post over all units. */
    public String place(@Nullable Integer unitNo, @Nullable Integer departmentNo) {
        if (departmentNo != null) {
            return territory.getDepartment(departmentNo).name();
        }
        return unitNo == null ? "" : territory.findUnit(unitNo).map(Unit::name).orElse("");
    }

    private Scope scope(HeldPost post) {
        return reach(post.unitNo(), post.departmentNo());
    }

    /** What a post at the unit or of the department sees. */
    Scope reach(@Nullable Integer unitNo, @Nullable Integer departmentNo) {
        if (departmentNo != null) {
            return new Scope.Department(departmentNo);
        }
        return new Scope.Territory(unitNo == null ? NumberRanges.everything() : territory.numbersAtOrBelow(unitNo));
    }

    /** A post over all units is shown at the root, where there is one root only. */
    private int unitNo(HeldPost post) {
        if (post.unitNo() != null) {
            return post.unitNo();
        }
        List<Unit> roots = territory.listRoots();
        return roots.size() == 1 ? roots.getFirst().no() : NO_UNIT;
    }
}
