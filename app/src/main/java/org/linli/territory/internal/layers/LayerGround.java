package org.linli.territory.internal.layers;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.linli.geo.Earth;
import org.linli.territory.Unit;
import org.linli.territory.internal.BoundaryIndex;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** How much of a grid of a layer lies in which unit. */
final class LayerGround {

    private final BoundaryIndex boundaries;

    LayerGround(BoundaryIndex boundaries) {
        this.boundaries = boundaries;
    }

    /** The unit with the largest part of the ground; of equal parts the one with the lower number. */
    Optional<Layers.Proposal> largest(Collection<Unit> units, Geometry shape) {
        return units.stream()
                .map(unit -> new Layers.Proposal(unit, share(unit, shape)))
                .filter(proposal -> proposal.share() > 0)
                .max(Comparator.comparingDouble(Layers.Proposal::share)
                        .thenComparing(Comparator.comparingInt((Layers.Proposal proposal) ->
                                        proposal.unit().no())
                                .reversed()));
    }

    /** @return 0 to 1; 0 for a unit without a boundary */
    double share(Unit unit, Geometry shape) {
        return boundaries
                .find(unit.no())
                .filter(ground -> ground.getEnvelopeInternal().intersects(shape.getEnvelopeInternal()))
                .map(ground -> Earth.areaSquareMetres(OverlayNGRobust.overlay(ground, shape, OverlayNG.INTERSECTION))
                        / Earth.areaSquareMetres(shape))
                .orElse(0.0);
    }

    /** Whether the ground could lie in the unit, as far as is known of it; a quick look at boxes. */
    boolean mayHold(Unit unit, Geometry shape) {
        return boundaries
                .find(unit.no())
                .map(ground -> ground.getEnvelopeInternal().intersects(shape.getEnvelopeInternal()))
                .orElse(true);
    }

    boolean isKnown(Unit unit) {
        return boundaries.find(unit.no()).isPresent();
    }
}
