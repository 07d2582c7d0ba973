package org.linli.territory.web.structure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Refusal;
import org.linli.territory.internal.units.StageItem;
import org.linli.territory.internal.units.TraitKind;

/** What a stage asks for and what a unit has done of it. */
public record StageChecklist(TraitKind.Code stage, boolean isPresent, List<Line> lines) {

    public StageChecklist {
        lines = List.copyOf(lines);
    }

    /**
     * An item.
     *
     * @param done absent while it is open
     * @param fact what the system knows of it, in words; absent where only people know
     */
    public record Line(
            StageItem item,
            StageItem.@Nullable Done done,
            @Nullable Refusal fact) {}

    public List<Line> open() {
        return lines.stream().filter(line -> line.done() == null).toList();
    }

    public List<Line> closed() {
        return lines.stream().filter(line -> line.done() != null).toList();
    }
}
