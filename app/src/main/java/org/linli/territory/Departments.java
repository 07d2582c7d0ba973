package org.linli.territory;

import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;

/** Sets up departments. */
public interface Departments {

    /**
     * Sets up a department that serves a unit within the actor's scope, in a transaction of its own.
     *
     * @return the department, or a refusal: {@code territory.department.no-name}, {@code territory.department.exists},
     *     {@code territory.out-of-scope}
     * @throws org.linli.kernel.web.NotFound if there is no such kind
     */
    Outcome<Department> create(Actor actor, int unitNo, String name, Department.Kind kind);
}
