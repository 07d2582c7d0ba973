package org.linli.incidents.internal;

import java.time.LocalDate;
import org.linli.incidents.Incident;
import org.linli.incidents.IncidentAct;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.territory.DepartmentKinds;
import org.linli.territory.Territory;
import org.springframework.stereotype.Component;

/** What an act names must exist and lie within reach: the category, the place, the condition, the department. */
@Component
class References {

    private final Categories categories;
    private final Territory territory;
    private final DepartmentKinds kinds;

    References(Categories categories, Territory territory, DepartmentKinds kinds) {
        this.categories = categories;
        this.territory = territory;
        this.kinds = kinds;
    }

    Outcome<IncidentAct> check(IncidentAct act, Incident incident, Actor by, LocalDate day) {
        return switch (act) {
            case IncidentAct.Verify verify -> checkVerified(verify, by);
            case IncidentAct.FileUnder file ->
                orRefuse(
                        categories.findCondition(file.conditionId(), day).isPresent(),
                        act,
                        "incidents.refused.condition-unknown");
            case IncidentAct.Dispatch dispatch ->
                orRefuse(
                        serves(dispatch.departmentNo(), incident.place().unitNo()),
                        act,
                        "incidents.refused.department-elsewhere");
            default -> Outcome.done(act);
        };
    }

    private Outcome<IncidentAct> checkVerified(IncidentAct.Verify verify, Actor by) {
        if (categories.find(verify.categoryCode()).isEmpty()) {
            return Outcome.refused("incidents.refused.category-unknown");
        }
        boolean isWithinReach = by.scope().units().contains(verify.unitNo())
                && territory.findUnit(verify.unitNo()).isPresent();
        return orRefuse(isWithinReach, verify, "incidents.refused.place-elsewhere");
    }

    private boolean serves(int departmentNo, int unitNo) {
        return territory.listDepartmentsFor(unitNo).stream()
                .anyMatch(department -> department.no() == departmentNo
                        && kinds.get(department.kind().key()).takesIncidents());
    }

    private static Outcome<IncidentAct> orRefuse(boolean isGood, IncidentAct act, String key) {
        return isGood ? Outcome.done(act) : Outcome.refused(key);
    }
}
