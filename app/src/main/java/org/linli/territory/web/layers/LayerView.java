package org.linli.territory.web.layers;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.web.MapView;
import org.linli.territory.Unit;
import org.linli.territory.internal.layers.LayerGrid;
import org.linli.territory.internal.layers.Layers;

/** A layer of a unit with its grids. */
public record LayerView(String key, List<Line> lines) {

    /**
     * A grid of the layer.
     *
     * @param mapped its integrated grid
     * @param proposal where most of its ground lies, if that is not where it belongs
     * @param later what is settled for later days: the day and the integrated grid
     */
    public record Line(LayerGrid grid, @Nullable Unit mapped, Layers.@Nullable Proposal proposal, List<Later> later) {

        /** The integrated grid that a form offers first. */
        public boolean suggests(Unit unit) {
            return proposal != null ? proposal.unit().no() == unit.no() : mapped != null && mapped.no() == unit.no();
        }

        public long proposedPercent() {
            return Math.round(Objects.requireNonNull(proposal).share() * 100);
        }
    }

    /** @param day the first one on which it belongs there */
    public record Later(String day, String grid) {}

    /**
     * An integrated grid with what of each layer belongs to it.
     *
     * @param grid absent for what belongs to none
     * @param names by layer
     */
    public record Row(@Nullable Unit grid, Map<String, List<String>> names) {

        public List<String> of(String layer) {
            return names.getOrDefault(layer, List.of());
        }
    }

    /** How far the layers of a community have come. */
    public record Summary(Unit unit, Map<String, Count> counts) {

        public Count of(String layer) {
            return counts.getOrDefault(layer, Count.NONE);
        }
    }

    /** @param mapped how many of all belong to an integrated grid */
    public record Count(int all, int mapped) {

        static final Count NONE = new Count(0, 0);

        Count and(boolean isMapped) {
            return new Count(all + 1, mapped + (isMapped ? 1 : 0));
        }
    }

    public long unmapped() {
        return lines.stream().filter(line -> line.mapped() == null).count();
    }

    public boolean hasProposals() {
        return lines.stream()
                .anyMatch(line -> line.mapped() == null
                        && line.proposal() != null
                        && line.proposal().isClear());
    }

    /** The integrated grids with the grids of one layer. */
    public static MapView map(Unit unit, String layer) {
        String base = "/api/v1/units/" + unit.no();
        return MapView.fitting(
                "grid",
                List.of(
                        new MapView.Layer("grid", base + "/boundaries.geojson?level=grid"),
                        new MapView.Layer("layer-grid", base + "/layer-grids.geojson?layer=" + layer)));
    }
}
