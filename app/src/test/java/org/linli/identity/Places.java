package org.linli.identity;

import java.util.List;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.springframework.stereotype.Component;

/** A unit with a sibling and a parent, for tests of who sees what. */
@Component
public class Places {

    private final Territory territory;

    Places(Territory territory) {
        this.territory = territory;
    }

    public int own() {
        return twins().getFirst().no();
    }

    public int sibling() {
        return twins().getLast().no();
    }

    public int parent() {
        Integer parent = twins().getFirst().parentNo();
        if (parent == null) {
            throw new AssertionError("Twins without a parent");
        }
        return parent;
    }

    private List<Unit> twins() {
        List<Unit> level = territory.listRoots();
        while (level.size() < 2) {
            level = territory.listChildren(level.getFirst().no());
        }
        return List.of(level.getFirst(), level.getLast());
    }
}
