package org.linli.incidents;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be done to an incident; which post may do it is named by {@link #permission()}. */
public sealed interface IncidentAct {

    /** The permission of a post, or empty for an act of the resident who holds the tracking code. */
    Optional<String> permission();

    /** The report is true: what it is and where it is. */
    record Verify(String categoryCode, int unitNo, String note, List<UUID> photos) implements IncidentAct {
        @Override
        public Optional<String> permission() {
            return Optional.of("incidents.verify");
        }
    }

    /** The report is not taken up; the reason is told to whoever reported. */
    record Reject(String reason, Stage stage) implements IncidentAct {

        /** At which stage it was rejected: found untrue, or found not to meet a filing condition. */
        public enum Stage {
            VERIFYING,
            FILING
        }

        @Override
        public Optional<String> permission() {
            return Optional.of(stage == Stage.VERIFYING ? "incidents.verify" : "incidents.file");
        }
    }

    /** Filed under a condition, which sets the time for handling. */
    record FileUnder(String conditionId) implements IncidentAct {
        @Override
        public Optional<String> permission() {
            return Optional.of("incidents.file");
        }
    }

    /** Given to a department. */
    record Dispatch(int departmentNo, String note) implements IncidentAct {
        @Override
        public Optional<String> permission() {
            return Optional.of("incidents.dispatch");
        }
    }

    /** The department takes it on. */
    record Accept() implements IncidentAct {
        @Override
        public Optional<String> permission() {
            return Optional.of("incidents.handle");
        }
    }

    /** The department gives it back to the dispatcher, with a reason. */
    record Return(String reason) implements IncidentAct {
        @Override
        public Optional<String> permission() {
            return Optional.of("incidents.handle");
        }
    }

    /** Handled, with what was done. */
    record Handle(String result, List<UUID> photos) implements IncidentAct {
        @Override
        public Optional<String> permission() {
            return Optional.of("incidents.handle");
        }
    }

    /** The check found it done; closes the incident. */
    record Close(String note, List<UUID> photos) implements IncidentAct {
        @Override
        public Optional<String> permission() {
            return Optional.of("incidents.check");
        }
    }

    /** The check found it not done: back to the department. */
    record Rework(String reason, List<UUID> photos) implements IncidentAct {
        @Override
        public Optional<String> permission() {
            return Optional.of("incidents.check");
        }
    }

    /** Somebody of the post in charge says that she looks after it now. */
    record Take() implements IncidentAct {
        @Override
        public Optional<String> permission() {
            return Optional.of("incidents.open");
        }
    }

    /**
     * The resident's answer.
     *
     * @param grade 5 very satisfied to 1 very dissatisfied
     */
    record Rate(int grade, @Nullable String words) implements IncidentAct {
        @Override
        public Optional<String> permission() {
            return Optional.empty();
        }
    }

    /** The resident says that it is not solved: it is dispatched again. */
    record Reopen(String reason) implements IncidentAct {
        @Override
        public Optional<String> permission() {
            return Optional.empty();
        }
    }
}
