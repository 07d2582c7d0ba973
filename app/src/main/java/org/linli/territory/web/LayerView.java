package org.linli.territory.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.territory.internal.grids.LayerGrid;
import org.linli.territory.internal.grids.Layers;

/** A layer with its grids. */
public record LayerView(String key, List<Line> lines) {

    /**
     * A grid of the layer.
     *
     * @param mapped the name of its integrated grid
     * @param proposal where nobody confirmed one
     */
    public record Line(LayerGrid grid, @Nullable String mapped, Layers.@Nullable Proposal proposal) {}

    public List<Line> unmapped() {
        return lines.stream().filter(line -> line.mapped() == null).toList();
    }

    public boolean hasProposals() {
        return lines.stream().anyMatch(line -> line.proposal() != null);
    }
}
