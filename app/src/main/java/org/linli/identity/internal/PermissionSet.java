package org.linli.identity.internal;

import java.util.List;

/**
 * What a post may do.
 *
 * @param permissions keys, in alphabetical order
 */
public record PermissionSet(String key, Kind kind, List<String> permissions) {

    /** Who may give it, and what it goes together with. */
    public enum Kind {
        WORKING,
        LOCAL,
        SYSTEM,
        SECURITY,
        AUDIT
    }

    public PermissionSet {
        permissions = List.copyOf(permissions);
    }
}
