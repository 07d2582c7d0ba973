package org.linli.kernel;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who acts, from which post, and what that post may see and do. Carried explicitly through every call, event and job.
 *
 * @param id the account of a member of staff; a fixed id per job for {@link Kind#SYSTEM}; absent for a resident without account
 * @param name what the history shows, for example "王芳 · 派遣员"
 * @param post the post the person acts from; present for staff
 * @param permissions permission keys of that post, for example {@code incidents.verify}
 */
public record Actor(
        Kind kind, @Nullable UUID id, String name, @Nullable ActingPost post, Scope scope, Set<String> permissions) {

    /** What kind of actor this is. */
    public enum Kind {
        STAFF,
        RESIDENT,
        SYSTEM
    }

    /**
     * The post an actor acts from.
     *
     * @param unitNo the unit the post belongs to
     * @param departmentNo the department the post belongs to, if it is a department's post
     */
    public record ActingPost(
            UUID id, String title, int unitNo, @Nullable Integer departmentNo) {}

    public Actor {
        permissions = Set.copyOf(permissions);
    }

    /** Somebody on the public site without an account: may see published projections only. */
    public static Actor anonymous() {
        return new Actor(Kind.RESIDENT, null, "", null, new Scope.Published(), Set.of());
    }

    /** A job of the system acting for a named purpose. */
    public static Actor system(Purpose purpose) {
        return new Actor(Kind.SYSTEM, null, purpose.code(), null, new Scope.SystemJob(purpose), Set.of());
    }

    /** The same actor holding only one record, as the bearer of a tracking code does. */
    public Actor withCapability(UUID recordId) {
        return new Actor(kind, id, name, post, new Scope.Capability(recordId), permissions);
    }

    public boolean may(String permission) {
        return permissions.contains(permission);
    }

    public Optional<ActingPost> findPost() {
        return Optional.ofNullable(post);
    }

    /** Whether both are the same natural person; never true for two anonymous residents. */
    public boolean isSamePersonAs(@Nullable UUID otherId) {
        return id != null && id.equals(otherId);
    }
}
