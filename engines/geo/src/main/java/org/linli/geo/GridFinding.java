package org.linli.geo;

import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/**
 * Something wrong or odd about a {@link GridPlan}. While an error stands the plan must not be published; a warning may
 * be accepted by a person.
 */
public sealed interface GridFinding {

    /** How much it matters. */
    enum Severity {
        ERROR,
        WARNING
    }

    Severity severity();

    /** Numbers of the grids it is about, in ascending order; none if it is about the parent or the plan. */
    List<Integer> grids();

    /** What to show on a map, in degrees; may be empty. */
    Geometry where();

    /** Ground that is wrong; 0 where the finding is not about ground. */
    default double areaSquareMetres() {
        return 0;
    }

    /** The message key, such as {@code grids.overlap}. */
    default String key() {
        return "grids."
                + getClass()
                        .getSimpleName()
                        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                        .toLowerCase(Locale.ROOT);
    }

    /** The parent's own boundary cannot be used: nothing else could be checked. */
    record UnsoundParent(BoundaryCheck.Flaw flaw, Geometry where) implements GridFinding {
        @Override
        public Severity severity() {
            return Severity.ERROR;
        }

        @Override
        public List<Integer> grids() {
            return List.of();
        }
    }

    /** The boundary of a grid is flawed; a blocking flaw keeps the grid out of the other checks. */
    record Unsound(int grid, BoundaryCheck.Flaw flaw, Geometry where) implements GridFinding {
        @Override
        public Severity severity() {
            return flaw.isBlocking() ? Severity.ERROR : Severity.WARNING;
        }

        @Override
        public List<Integer> grids() {
            return List.of(grid);
        }
    }

    /** Ground that two grids claim. */
    record Overlap(int lower, int higher, Polygon where, double areaSquareMetres) implements GridFinding {
        @Override
        public Severity severity() {
            return Severity.ERROR;
        }

        @Override
        public List<Integer> grids() {
            return List.of(lower, higher);
        }
    }

    /** Ground of a grid beyond the parent. */
    record Outside(int grid, Polygon where, double areaSquareMetres) implements GridFinding {
        @Override
        public Severity severity() {
            return Severity.ERROR;
        }

        @Override
        public List<Integer> grids() {
            return List.of(grid);
        }
    }

    /** Ground of the parent that no grid has. */
    record Gap(Polygon where, double areaSquareMetres) implements GridFinding {
        @Override
        public Severity severity() {
            return Severity.ERROR;
        }

        @Override
        public List<Integer> grids() {
            return List.of();
        }
    }

    /** The borders of neighbours do not have the same vertices here; gap and overlap stay within the tolerance. */
    record LooseBorder(int grid, Geometry where, double lengthMetres) implements GridFinding {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public List<Integer> grids() {
            return List.of(grid);
        }
    }

    /** The grid lies in several places. */
    record SeveralParts(int grid, int parts, Geometry where) implements GridFinding {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public List<Integer> grids() {
            return List.of(grid);
        }
    }

    /** The grid has holes. */
    record Holes(int grid, int holes, Geometry where, double areaSquareMetres) implements GridFinding {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public List<Integer> grids() {
            return List.of(grid);
        }
    }

    /** A border between grids that runs along no street. */
    record OffStreet(List<Integer> grids, LineString where, double lengthMetres) implements GridFinding {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }
    }

    /** Too little of the borders between grids runs along streets. */
    record FewStreets(double shareAlongStreets, double leastShare, Geometry where) implements GridFinding {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public List<Integer> grids() {
            return List.of();
        }
    }

    /** The households of a grid are too few or too many. */
    record Households(int grid, int households, int fewest, int most, Geometry where) implements GridFinding {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public List<Integer> grids() {
            return List.of(grid);
        }
    }

    /**
     * The whole plan looks shifted, as if it came in another coordinate system than its parent.
     *
     * @param from the system in which the grids probably came
     * @param to the system of the parent, as which they were read; converting {@code from} to {@code to} would fit
     * @param shiftMetres how far the conversion moves the middle of the plan
     * @param outsideShare of the grids' ground beyond the parent, now
     * @param outsideShareAfter the same after the conversion
     */
    record WrongDatum(
            CoordinateSystem from,
            CoordinateSystem to,
            double shiftMetres,
            double outsideShare,
            double outsideShareAfter,
            Geometry where)
            implements GridFinding {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public List<Integer> grids() {
            return List.of();
        }
    }
}
