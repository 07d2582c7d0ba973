package org.linli.lineage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A step of a reorganisation. All steps of a plan take effect on one day; each unit is in one step at most. */
public sealed interface Operation {

    /** A new unit where there was none. */
    record Establish(String code, String name, String kind, Optional<String> parent) implements Operation {}

    /** The unit goes; what was below it comes right below the unit above it. */
    record AbolishLevel(String code) implements Operation {}

    /**
     * Several units become one; what was below them comes below it.
     *
     * @param into the code of the one: one of theirs, which then goes on, or a new code
     * @param weights for example residents, by code; from them follow the shares of the successor; may be empty
     */
    record Merge(
            List<String> codes,
            String into,
            String name,
            String kind,
            Optional<String> parent,
            Map<String, Double> weights)
            implements Operation {
        public Merge {
            codes = List.copyOf(codes);
            weights = Map.copyOf(weights);
        }
    }

    /**
     * A unit is divided.
     *
     * @param parts one may keep the unit's code
     * @param children which part gets each unit below, by code
     */
    record Split(String code, List<Part> parts, Map<String, String> children) implements Operation {
        public Split {
            parts = List.copyOf(parts);
            children = Map.copyOf(children);
        }
    }

    /** @param share of the divided unit, 0 to 1; empty if unknown */
    record Part(String code, String name, String kind, OptionalDouble share) {}

    /**
     * A part of a unit passes to another; both go on.
     *
     * @param share of the giving unit
     * @param shareOfReceiver which the part makes up afterwards
     */
    record Cede(String code, String to, OptionalDouble share, OptionalDouble shareOfReceiver) implements Operation {}

    /** The unit comes below another one, with a new code if need be. */
    record Move(String code, Optional<String> parent, Optional<String> newCode) implements Operation {}

    record Rename(String code, String name) implements Operation {}

    record Recode(String code, String newCode) implements Operation {}

    /** The unit becomes another kind, such as a village a community, with a new name. */
    record Convert(String code, String kind, String name) implements Operation {}
}
