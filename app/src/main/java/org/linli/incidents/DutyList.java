package org.linli.incidents;

import java.util.Map;
import org.linli.kernel.Actor;
import org.linli.territory.Department;

/** Which department answers for which category (权责清单). */
public interface DutyList {

    /**
     * Adds entries of a department; an entry for a category it answers for already is replaced.
     *
     * @param entries words of the duty list by category code
     */
    void add(Actor by, Department department, Map<String, String> entries);
}
