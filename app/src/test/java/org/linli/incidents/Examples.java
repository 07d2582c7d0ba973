package org.linli.incidents;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.linli.clock.Budget;
import org.linli.kernel.Actor;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Scope;

/** Incidents in any state and people for them, without a database. */
final class Examples {

    static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");
    static final StageBudgets BUDGETS = new FixedBudgets();
    static final Actor SOMEBODY = person("王芳");

    private Examples() {}

    static Actor person(String name) {
        return new Actor(
                Actor.Kind.STAFF,
                UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                name,
                null,
                new Scope.Territory(NumberRanges.of(Set.of(1))),
                Set.of());
    }

    static Incident in(State state) {
        return in(state, new Incident.Hands(null, null, null, null));
    }

    static Incident in(State state, Incident.Hands hands) {
        boolean isFiled =
                !Set.of(State.REPORTED, State.VERIFIED, State.REJECTED).contains(state);
        return new Incident(
                new UUID(7, 7),
                "20260302-00001",
                new Incident.Report("路灯不亮", "路灯不亮，三天了", NewReport.Channel.WEB, NOW, NOW, false),
                new Incident.Place(1, "新苑小区", null),
                "P0137",
                isFiled ? "P0137-1" : null,
                new Incident.Stage(state, NOW, state.isOpen() ? Budget.parse("1D") : null, null),
                isFiled && state != State.FILED ? 5 : null,
                hands,
                0,
                0,
                state.isOpen() ? null : NOW,
                null,
                3);
    }

    /** An act with everything it needs. */
    static IncidentAct act(String name) {
        return switch (name) {
            case "verify" -> new IncidentAct.Verify("P0137", 1, "灯杆三号", List.of());
            case "reject-report" -> new IncidentAct.Reject("灯是亮的", IncidentAct.Reject.Stage.VERIFYING);
            case "reject-filing" -> new IncidentAct.Reject("不在清单内", IncidentAct.Reject.Stage.FILING);
            case "file" -> new IncidentAct.FileUnder("P0137-1");
            case "dispatch" -> new IncidentAct.Dispatch(5, "");
            case "accept" -> new IncidentAct.Accept();
            case "return" -> new IncidentAct.Return("不归我们管");
            case "handle" -> new IncidentAct.Handle("换了灯泡", List.of());
            case "close" -> new IncidentAct.Close("", List.of());
            case "rework" -> new IncidentAct.Rework("还是不亮", List.of());
            case "take" -> new IncidentAct.Take();
            case "rate" -> new IncidentAct.Rate(5, null);
            case "reopen" -> new IncidentAct.Reopen("又灭了");
            default -> throw new IllegalArgumentException("No act " + name);
        };
    }

    /** Every stage has a day; reopening is open for ten days. */
    private static final class FixedBudgets implements StageBudgets {

        private static final Budget DAY = Budget.parse("1D");

        @Override
        public Budget reported() {
            return DAY;
        }

        @Override
        public Budget verified() {
            return DAY;
        }

        @Override
        public Budget filed() {
            return DAY;
        }

        @Override
        public Budget dispatched() {
            return DAY;
        }

        @Override
        public Budget handling() {
            return DAY;
        }

        @Override
        public Budget handled() {
            return DAY;
        }

        @Override
        public boolean isTooLateToReopen(Instant closedAt, Instant now) {
            return now.isAfter(closedAt.plus(Duration.ofDays(10)));
        }
    }
}
