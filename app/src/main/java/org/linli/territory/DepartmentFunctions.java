package org.linli.territory;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.linli.kernel.Actor;

/**
 * What departments answer for, item by item, in the module that sends work by it; contributed as a bean, so that a
 * reorganisation can move single functions up or down (M01-19). Called in a transaction.
 */
public interface DepartmentFunctions {

    /**
     * One item.
     *
     * @param code short and stable within the module
     * @param entry the words by which it was given to the department
     */
    record Function(String code, String name, String entry) {}

    /** What a department answers for on the day, by code. */
    List<Function> list(int departmentNo, LocalDate day);

    /**
     * From that day on other departments answer for these functions, with the same words. Codes that the module does not
     * know belong to another one and are passed over.
     */
    void hand(Actor by, int departmentNo, Set<String> codes, List<Integer> toDepartmentNos, LocalDate day);
}
