package org.linli.geo;

import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * Whether grids look shifted against their parent by the few hundred metres that lie between the coordinate systems in
 * use in China.
 */
public final class DatumSuspicion {

    private static final double NOTICEABLE_SHARE = 0.005;

    private static final List<Conversion> CONVERSIONS = List.of(
            new Conversion(CoordinateSystem.GCJ02, CoordinateSystem.WGS84),
            new Conversion(CoordinateSystem.BD09, CoordinateSystem.WGS84),
            new Conversion(CoordinateSystem.WGS84, CoordinateSystem.GCJ02),
            new Conversion(CoordinateSystem.WGS84, CoordinateSystem.BD09),
            new Conversion(CoordinateSystem.GCJ02, CoordinateSystem.BD09),
            new Conversion(CoordinateSystem.BD09, CoordinateSystem.GCJ02));

    private DatumSuspicion() {}

    /** The conversion under which the grids lie on the parent far better than as they are, if there is one. */
    public static Optional<GridFinding.WrongDatum> of(Geometry parent, List<GridArea> grids) {
        if (grids.isEmpty()) {
            return Optional.empty();
        }
        Geometry drawn =
                OverlayNGRobust.union(grids.stream().map(GridArea::shape).toList());
        Fit now = Fit.of(drawn, parent);
        if (now.outsideShare <= NOTICEABLE_SHARE) {
            return Optional.empty();
        }
        Optional<GridFinding.WrongDatum> best = Optional.empty();
        double bestCommon = now.commonShare;
        for (Conversion conversion : CONVERSIONS) {
            Geometry moved = conversion.from.convert(drawn, conversion.to);
            Fit fit = Fit.of(moved, parent);
            if (fit.outsideShare < now.outsideShare / 3 && fit.commonShare > bestCommon) {
                bestCommon = fit.commonShare;
                double shift = Earth.distanceMetres(
                        LonLat.of(drawn.getCentroid().getCoordinate()),
                        LonLat.of(moved.getCentroid().getCoordinate()));
                best = Optional.of(new GridFinding.WrongDatum(
                        conversion.from, conversion.to, shift, now.outsideShare, fit.outsideShare, drawn));
            }
        }
        return best;
    }

    private record Conversion(CoordinateSystem from, CoordinateSystem to) {}

    /**
     * How drawn ground lies on its parent.
     *
     * @param outsideShare of what was drawn
     * @param commonShare of what is in either
     */
    private record Fit(double outsideShare, double commonShare) {

        static Fit of(Geometry drawn, Geometry parent) {
            double common = Earth.areaSquareMetres(OverlayNGRobust.overlay(drawn, parent, OverlayNG.INTERSECTION));
            double own = Earth.areaSquareMetres(drawn);
            return new Fit(1 - common / own, common / (own + Earth.areaSquareMetres(parent) - common));
        }
    }
}
