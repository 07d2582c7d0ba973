package org.linli.portal.web;

import org.jspecify.annotations.Nullable;
import org.linli.incidents.State;

/** A published incident in words. */
public record HomeItem(
        String title,
        State state,
        String place,
        @Nullable String spent,
        @Nullable String grade) {}
