package org.linli.identity.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.territory.Department;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.springframework.stereotype.Component;

/** The units and departments an administrator may choose from. */
@Component
public class UnitChoice {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final int MOST = 400;

    private final Territory territory;

    UnitChoice(Territory territory) {
        this.territory = territory;
    }

    /** Her own unit and what lies below it, in the order of the tree; two levels deep where there is more. */
    public List<Unit> listFor(Actor actor) {
        List<Unit> units = new ArrayList<>();
        for (Unit top : tops(actor)) {
            units.add(top);
            List<Unit> children = territory.listChildren(top.no());
            for (Unit child : children) {
                units.add(child);
                List<Unit> grandchildren = territory.listChildren(child.no());
                if (units.size() + grandchildren.size() < MOST) {
                    units.addAll(grandchildren);
                }
            }
        }
        return units;
    }

    List<Unit> tops(Actor actor) {
        return actor.findPost()
                .flatMap(post -> territory.findUnit(post.unitNo()))
                .map(List::of)
                .orElseGet(territory::listRoots);
    }

    /** Departments that stand at units of the actor's territory. */
    public List<Department> departmentsFor(Actor actor) {
        return tops(actor).stream()
                .flatMap(top -> territory.listDepartmentsFor(top.no()).stream())
                .filter(department -> actor.scope().units().contains(department.unitNo()))
                .distinct()
                .toList();
    }

    /** The unit by number; refused where the actor has no say, whether it exists or not. */
    Outcome<Integer> find(Actor actor, String typed) {
        int number = number(typed);
        boolean isHers =
                territory.findUnit(number).isPresent() && actor.scope().units().contains(number);
        return isHers ? Outcome.done(number) : Outcome.refused("identity.unit-beyond");
    }

    Integer unitOf(int departmentNo) {
        Optional<Department> department = territory.findDepartment(departmentNo);
        return department.map(Department::unitNo).orElse(0);
    }

    /** 0 for what is no number; no unit has it. */
    static int number(String typed) {
        return NUMBER.matcher(typed).matches() ? Integer.parseInt(typed) : 0;
    }
}
