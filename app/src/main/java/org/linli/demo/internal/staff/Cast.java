package org.linli.demo.internal.staff;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.linli.kernel.Actor;
import org.linli.kernel.Scope;

/**
 * The people of the demo by key: the login, and for whoever holds two posts the login with the permission set, as in
 * {@code two-posts/dispatcher}.
 */
public record Cast(Map<String, Member> members) {

    public Cast {
        members = Map.copyOf(members);
    }

    /** Somebody acting from a post. */
    public record Member(UUID accountId, String name, Actor.ActingPost post, Scope scope) {

        /** The member with just the permission an act asks for. */
        public Actor acting(String permission) {
            return new Actor(Actor.Kind.STAFF, accountId, name + " · " + post.title(), post, scope, Set.of(permission));
        }
    }

    public Member get(String key) {
        Member member = members.get(key);
        if (member == null) {
            throw new IllegalArgumentException("Nobody in the demo is called " + key);
        }
        return member;
    }
}
