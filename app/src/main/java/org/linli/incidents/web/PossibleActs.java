package org.linli.incidents.web;

import java.util.ArrayList;
import java.util.List;
import org.linli.incidents.Incident;
import org.linli.kernel.Actor;

/** What an actor may do to an incident now; the aggregate refuses the rest anyway. */
final class PossibleActs {

    private PossibleActs() {}

    static List<String> of(Incident incident, Actor actor) {
        List<String> acts = new ArrayList<>();
        boolean isCollector = actor.isSamePersonAs(incident.hands().collector());
        boolean isHandler = actor.isSamePersonAs(incident.hands().handler());
        switch (incident.state()) {
            case REPORTED -> {
                offer(acts, actor.may("incidents.verify"), "verify");
                offer(acts, actor.may("incidents.verify") && !isCollector, "reject-report");
            }
            case VERIFIED -> {
                offer(acts, actor.may("incidents.file"), "file");
                offer(acts, actor.may("incidents.file") && !isCollector, "reject-filing");
            }
            case FILED -> offer(acts, actor.may("incidents.dispatch"), "dispatch");
            case DISPATCHED -> {
                offer(acts, actor.may("incidents.handle") && !isCollector, "accept");
                offer(acts, actor.may("incidents.handle"), "return");
            }
            case HANDLING -> {
                offer(acts, actor.may("incidents.handle") && !isCollector, "handle");
                offer(acts, actor.may("incidents.handle"), "return");
            }
            case HANDLED -> {
                boolean mayCheck = actor.may("incidents.check") && !isCollector && !isHandler;
                offer(acts, mayCheck, "close");
                offer(acts, mayCheck, "rework");
            }
            case CLOSED, REJECTED -> {}
        }
        if (!acts.isEmpty() && incident.stage().holder() == null) {
            acts.add("take");
        }
        return List.copyOf(acts);
    }

    private static void offer(List<String> acts, boolean isPossible, String act) {
        if (isPossible) {
            acts.add(act);
        }
    }
}
