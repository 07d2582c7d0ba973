package org.linli.territory;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The kinds of bodies this installation knows; data, the same for all units. */
public interface DepartmentKinds {

    /** In the order in which pages list bodies. */
    List<DepartmentKind> list();

    /** @throws org.linli.kernel.web.NotFound if there is no such kind */
    DepartmentKind get(String key);

    /**
     * A kind of body.
     *
     * @param permissionSets keys of the sets that posts of such a body may carry; absent: any
     * @param takesIncidents whether incidents are dispatched to it
     * @param isFacility whether residents are served there
     */
    record DepartmentKind(
            String key,
            String nameZh,
            String nameEn,
            @Nullable Set<String> permissionSets,
            boolean takesIncidents,
            boolean isFacility) {

        public boolean mayCarry(String permissionSet) {
            return permissionSets == null || permissionSets.contains(permissionSet);
        }

        public String name(Locale locale) {
            return locale.getLanguage().equals("zh") ? nameZh : nameEn;
        }
    }
}
