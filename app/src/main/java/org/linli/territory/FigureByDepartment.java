package org.linli.territory;

import java.util.Collection;
import java.util.Map;
import org.linli.kernel.Scope;

/** A count of what a body has: posts, work in hand; contributed as a bean. */
public interface FigureByDepartment {

    /** Short and stable; the message is {@code bodies.figure.<key>}. */
    String key();

    int order();

    /** Who may see it. */
    String permission();

    /** Whether a body that has any of it cannot end. */
    boolean isHeldBy();

    /** Counts by number of the department; a department without any is left out. Runs in a transaction of its own. */
    Map<Integer, Long> count(Scope scope, Collection<Integer> departmentNos);
}
