package org.linli.identity.web;

import org.linli.kernel.web.Frame;

/** What sets and permissions are called; one that an installation added itself has its key for a name. */
public final class SetNames {

    private SetNames() {}

    public static String of(String permissionSet, Frame frame) {
        return named("identity.set." + permissionSet, permissionSet, frame);
    }

    /** What the set is for, in a sentence. */
    public static String purpose(String permissionSet, Frame frame) {
        return named("identity.set." + permissionSet + ".help", "", frame);
    }

    public static String ofPermission(String permission, Frame frame) {
        return named("identity.may." + permission, permission, frame);
    }

    private static String named(String key, String otherwise, Frame frame) {
        return frame.has(key) ? frame.t(key) : otherwise;
    }
}
