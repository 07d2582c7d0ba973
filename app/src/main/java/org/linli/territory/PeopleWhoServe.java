package org.linli.territory;

import java.util.List;
import org.linli.kernel.Actor;
import org.linli.kernel.NumberRanges;

/** How many people serve today, by kind; contributed by the module that keeps their register. */
public interface PeopleWhoServe {

    /**
     * People and engagements of a kind: who serves as two is one person.
     *
     * @param key message key of the kind
     * @param href list of them
     */
    record Figure(String key, String href, int people, int engagements) {}

    /** In the order of the register, kinds without anybody too; empty for a reader who may not see it. */
    List<Figure> countToday(Actor reader, NumberRanges units);
}
