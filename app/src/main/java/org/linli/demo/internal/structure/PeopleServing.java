package org.linli.demo.internal.structure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.demo.internal.Table;
import org.linli.identity.NewEngagement;
import org.linli.identity.NewWorker;
import org.linli.identity.ServingRole;
import org.linli.identity.WorkerRegister;
import org.linli.kernel.Actor;
import org.linli.territory.Territory;
import org.springframework.stereotype.Component;

/**
 * The people who serve in the street of the drawn community: those the office entered, and two rosters that overlap. One
 * of the people on both was recognised already, the others wait for somebody to decide.
 */
@Component
public class PeopleServing {

    private final WorkerRegister register;
    private final Territory territory;

    PeopleServing(WorkerRegister register, Territory territory) {
        this.register = register;
        this.territory = territory;
    }

    /** @param since the day from which they serve */
    public void load(Actor office, LocalDate since) {
        Map<String, List<NewWorker>> rosters = new LinkedHashMap<>();
        Table.rows("workers.txt")
                .forEach(cells -> rosters.computeIfAbsent(cells.getFirst(), title -> new ArrayList<>())
                        .add(worker(cells, since)));
        Map<String, UUID> known = new HashMap<>();
        boolean isDecided = false;
        for (Map.Entry<String, List<NewWorker>> roster : rosters.entrySet()) {
            List<UUID> entered =
                    register.bringIn(office, roster.getKey(), roster.getValue()).orThrow();
            List<String> people = roster.getValue().stream()
                    .map(one -> one.name() + one.phone())
                    .distinct()
                    .toList();
            // A second start finds everybody there.
            for (int i = 0; i < people.size() && entered.size() == people.size(); i++) {
                UUID earlier = known.put(people.get(i), entered.get(i));
                if (earlier != null && !isDecided) {
                    register.decideSame(office, earlier, entered.get(i)).orThrow();
                    isDecided = true;
                }
            }
        }
    }

    private NewWorker worker(List<String> cells, LocalDate since) {
        int unitNo = territory.findByCode(cells.get(4)).orElseThrow().no();
        return new NewWorker(
                cells.get(1),
                cells.get(2),
                new NewEngagement(ServingRole.valueOf(cells.get(3)), unitNo, cells.get(5), cells.get(6), since, null));
    }
}
