package org.linli.territory;

import java.util.List;

/** What matters can be about, contributed as a bean by the module that sends work by it. */
public interface MatterSubjects {

    /**
     * One kind of work.
     *
     * @param code short and stable within the installation
     * @param group the words it is listed under
     */
    record Subject(String code, String group, String name) {}

    /** In the order in which they are shown. */
    List<Subject> list();
}
