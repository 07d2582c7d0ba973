package org.linli.territory.internal.templates;

import java.util.List;
import org.linli.kernel.Refusal;
import org.linli.territory.Unit;
import org.linli.territory.internal.bodies.Body;
import org.linli.territory.internal.templates.Template.BodyPlan;

/** What a template would do at one unit. */
sealed interface Setting {

    /** @return what a page says of it */
    Refusal words();

    /** Whether anything is written for it. */
    default boolean isNew() {
        return true;
    }

    /** A body that is not there yet. */
    record NewBody(BodyPlan plan, String name) implements Setting {

        @Override
        public Refusal words() {
            return Refusal.of("structure.setting.body", name);
        }
    }

    /** A body in the place of others, which end on the same day; it names the first of them. */
    record Replacing(BodyPlan plan, String name, List<Body> former) implements Setting {

        @Override
        public Refusal words() {
            return Refusal.of(
                    "structure.setting.replacing",
                    name,
                    String.join("、", former.stream().map(Body::name).toList()));
        }
    }

    /** A body of the kind and name, or the only one of its kind, stands already. */
    record Standing(String name) implements Setting {

        @Override
        public Refusal words() {
            return Refusal.of("structure.setting.standing", name);
        }

        @Override
        public boolean isNew() {
            return false;
        }
    }

    /** A body in the place of which another should stand is still worked with. */
    record Held(String name, List<Body> former) implements Setting {

        @Override
        public Refusal words() {
            return Refusal.of(
                    "structure.setting.held",
                    name,
                    String.join("、", former.stream().map(Body::name).toList()));
        }

        @Override
        public boolean isNew() {
            return false;
        }
    }

    /** An attribute. */
    record Attribute(String trait, String code, boolean isNew) implements Setting {

        @Override
        public Refusal words() {
            return Refusal.of("structure.setting.trait." + trait + "." + code);
        }
    }

    /** A slot for a project. */
    record Slot(String name, boolean isNew) implements Setting {

        @Override
        public Refusal words() {
            return Refusal.of("structure.setting.slot", name);
        }
    }

    /** What happens at one unit. */
    record AtUnit(Unit unit, List<Setting> settings) {

        public AtUnit {
            settings = List.copyOf(settings);
        }
    }
}
