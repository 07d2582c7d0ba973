package org.linli.incidents.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.linli.incidents.Incident;
import org.linli.incidents.State;
import org.linli.incidents.internal.StepView;
import org.linli.kernel.web.Frame;

/** The seven stages of an incident as a line: what is done and how long it took, what is now, what will come. */
public record LifeLine(List<Stage> stages) {

    /** @param progress {@code done}, {@code now} or {@code future} */
    public record Stage(String key, String progress, String note) {}

    private static final List<String> KEYS =
            List.of("report", "verify", "file", "dispatch", "handle", "check", "close");

    static LifeLine of(Incident incident, List<StepView> steps, Frame frame) {
        int now = position(incident.state());
        List<Stage> stages = new ArrayList<>();
        for (int i = 0; i < KEYS.size(); i++) {
            boolean isRejected = incident.state() == State.REJECTED;
            if (isRejected && i > 0 && i < KEYS.size() - 1 && timeIn(i, steps).isZero()) {
                continue;
            }
            String progress = i < now || !incident.state().isOpen() ? "done" : i == now ? "now" : "future";
            stages.add(new Stage(
                    isRejected && i == KEYS.size() - 1 ? "rejected" : KEYS.get(i),
                    progress,
                    note(i, incident, steps, frame)));
        }
        return new LifeLine(stages);
    }

    private static int position(State state) {
        return switch (state) {
            case REPORTED -> 1;
            case VERIFIED -> 2;
            case FILED, DISPATCHED -> 3;
            case HANDLING -> 4;
            case HANDLED -> 5;
            case CLOSED, REJECTED -> 6;
        };
    }

    private static String note(int position, Incident incident, List<StepView> steps, Frame frame) {
        if (position == 0) {
            return frame.time(incident.report().receivedAt());
        }
        if (position == 4 && incident.rounds() > 0) {
            return frame.t("incidents.life.rounds", incident.rounds());
        }
        if (position == KEYS.size() - 1) {
            Instant closedAt = incident.closedAt();
            return closedAt == null ? "" : frame.time(closedAt);
        }
        Duration spent = timeIn(position, steps);
        return spent.isZero() ? "" : TimeLeft.span(spent, frame);
    }

    /** Time that passed while the incident stood in the stage, all rounds together. */
    private static Duration timeIn(int position, List<StepView> steps) {
        Duration spent = Duration.ZERO;
        for (int i = 0; i + 1 < steps.size(); i++) {
            if (position(steps.get(i).to()) == position) {
                spent = spent.plus(
                        Duration.between(steps.get(i).at(), steps.get(i + 1).at()));
            }
        }
        return spent;
    }
}
