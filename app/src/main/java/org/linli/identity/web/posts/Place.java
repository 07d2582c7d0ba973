package org.linli.identity.web.posts;

import java.util.List;
import org.linli.territory.Unit;

/** Where a unit stands, as far up as the reader's territory goes, and what lies below it. */
public record Place(Unit unit, List<Unit> path, List<Unit> children) {

    public Place {
        path = List.copyOf(path);
        children = List.copyOf(children);
    }
}
