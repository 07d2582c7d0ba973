package org.linli.territory;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.geo.CoordinateSystem;

/** What is to be imported, and how it is to be read. */
public sealed interface ImportOrder {

    List<SourceFile> files();

    /** The day from which what comes in is valid; today when absent, never later. */
    @Nullable
    LocalDate since();

    /**
     * Lists of divisions or grids: CSV files or workbooks of Excel with a code and a name in each row, in any order.
     *
     * @param under only this code and what lies below it; everything when absent
     * @param names names of cities or provinces that the files mention by code only, by code
     */
    record Divisions(
            List<SourceFile> files,
            @Nullable String under,
            Map<String, String> names,
            @Nullable LocalDate since) implements ImportOrder {

        public Divisions {
            files = List.copyOf(files);
            names = Map.copyOf(names);
        }
    }

    /**
     * Boundaries and grids: polygons in GeoJSON, GeoPackages or archives with shapefiles.
     *
     * @param datum the system the coordinates are given in; absent when the files tell
     * @param gridsOf code of the community of which features without a code are grids; absent when the features tell
     * @param properties which properties hold code, name and community; absent parts are guessed
     * @param acceptsRepairs use the suggested repair of a broken polygon instead of refusing it
     */
    record Boundaries(
            List<SourceFile> files,
            @Nullable CoordinateSystem datum,
            @Nullable String gridsOf,
            PropertyNames properties,
            boolean acceptsRepairs,
            @Nullable LocalDate since)
            implements ImportOrder {

        public Boundaries {
            files = List.copyOf(files);
        }
    }

    /** Names of properties or columns. */
    record PropertyNames(
            @Nullable String code,
            @Nullable String name,
            @Nullable String community) {

        public static PropertyNames guessed() {
            return new PropertyNames(null, null, null);
        }
    }
}
