package org.linli.identity.internal.workers;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The six roles, and posts of accounts beside them. */
public enum ServingKind {
    COMMUNITY_WORKER,
    AUXILIARY,
    CADRE,
    GROUP_LEADER,
    BUILDING_LEADER,
    VOLUNTEER,
    POST;

    /** As it stands in an address. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ServingKind> find(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
