package org.linli.territory.internal.reorganisation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Refusal;

/**
 * What a plan would do if it were carried out now; nothing is written.
 *
 * @param refusal why it cannot be; then the rest is empty
 * @param affected by kind of what would move, in the order of moving
 * @param findings what the modules say of it
 * @param healthNow of the structure as it is
 * @param healthThen of the structure as it would be
 */
public record DryRun(
        @Nullable Refusal refusal,
        @Nullable Redrawn redrawn,
        List<Affected> affected,
        List<Refusal> findings,
        StructureHealth healthNow,
        StructureHealth healthThen) {

    /**
     * Rows of one kind that would move.
     *
     * @param byUnit how many stand at each unit that ends
     */
    public record Affected(String kind, Map<Integer, Integer> byUnit) {

        public int total() {
            return byUnit.values().stream().mapToInt(Integer::intValue).sum();
        }
    }
}
