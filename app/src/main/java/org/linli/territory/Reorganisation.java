package org.linli.territory;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What a carried-out plan puts in the place of what. Numbers of units that do not exist yet are negative; they occur in
 * dry runs only.
 *
 * @param day first day of the new structure
 * @param heirs for each unit that ends, the one that takes over what stands at it
 * @param receivers for each unit that ends, those that take over its staff in equal parts
 * @param departments for each department that is moved up or down, its new unit
 * @param regridded grids whose ground is another one than before: what has a place goes where its place lies
 */
public record Reorganisation(
        UUID planId,
        String title,
        LocalDate day,
        Map<Integer, Integer> heirs,
        Map<Integer, List<Integer>> receivers,
        Map<Integer, Integer> departments,
        @JsonSetter(nulls = Nulls.AS_EMPTY) Set<Integer> regridded) {

    public Reorganisation {
        heirs = Map.copyOf(heirs);
        receivers = Map.copyOf(receivers);
        departments = Map.copyOf(departments);
        regridded = Set.copyOf(regridded);
    }

    /** Who takes over the staff of a unit that ends; its heir unless the plan says otherwise. */
    public List<Integer> receiversOf(int unitNo) {
        List<Integer> named = receivers.getOrDefault(unitNo, List.of());
        Integer heir = heirs.get(unitNo);
        return !named.isEmpty() || heir == null ? named : List.of(heir);
    }
}
