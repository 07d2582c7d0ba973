package org.linli.identity.web;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was typed into the form of a token.
 *
 * @param unit code of a unit below that of the post, or empty
 */
public record TokenForm(String name, @Nullable UUID post, String unit, int days, Set<String> permissions) {

    public TokenForm {
        permissions = Set.copyOf(permissions);
    }
}
