package org.linli.identity.internal.card;

import java.util.List;
import java.util.UUID;
import org.linli.identity.GridCard;

/**
 * Somebody's profile at a post that she holds today.
 *
 * @param title of the post
 * @param equipment one thing a line
 */
public record Profile(
        UUID accountId, String name, UUID postId, String title, int unitNo, GridCard card, String equipment) {

    public List<String> things() {
        return equipment.lines().toList();
    }

    public Profile with(GridCard other) {
        return new Profile(accountId, name, postId, title, unitNo, other, equipment);
    }
}
