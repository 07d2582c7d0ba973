package org.linli.kernel.web;

import java.util.List;

/**
 * A line of the desk's navigation, contributed by a module as a bean.
 *
 * @param key message key of the text
 * @param icon name in {@code icons.svg}
 * @param permission who sees it
 * @param group message key of the heading it stands under; empty for the first group
 * @param order ascending; tens leave room
 */
public record NavigationEntry(String key, String icon, String href, String permission, String group, int order) {

    /** Entries under one heading. */
    public record Group(String key, List<NavigationEntry> entries) {}
}
