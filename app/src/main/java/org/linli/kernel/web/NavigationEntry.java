package org.linli.kernel.web;

/**
 * A line of the desk's navigation, contributed by a module as a bean.
 *
 * @param key message key of the text
 * @param permission who sees it
 * @param order ascending; tens leave room
 * @param group message key of the heading it stands under; empty for the first group
 */
public record NavigationEntry(String key, String href, String permission, String group, int order) {}
