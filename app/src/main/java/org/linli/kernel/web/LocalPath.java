package org.linli.kernel.web;

import java.util.regex.Pattern;

/** Guards redirects: only paths of this site are followed. */
public final class LocalPath {

    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*");

    private LocalPath() {}

    /** The path itself if it leads to this site, else the home page. */
    public static String orHome(String path) {
        return LOCAL.matcher(path).matches() ? path : "/";
    }
}
