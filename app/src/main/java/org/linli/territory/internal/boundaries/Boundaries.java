package org.linli.territory.internal.boundaries;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.linli.geo.CoordinateSystem;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Outcome;
import org.linli.territory.ImportOrder;
import org.linli.territory.SourceFile;
import org.linli.territory.internal.BoundaryIndex;
import org.linli.territory.internal.UnitTree;
import org.linli.territory.internal.files.Archive;
import org.linli.territory.internal.files.FileKind;

/** Maps that have been read and can be compared with the units of any moment. */
public final class Boundaries {

    private final List<CheckedFeature> features;
    private final ImportOrder.Boundaries order;

    private Boundaries(List<CheckedFeature> features, ImportOrder.Boundaries order) {
        this.features = List.copyOf(features);
        this.order = order;
    }

    /** Refused when a file is no map at all: neither GeoJSON nor a GeoPackage nor an archive with a map in it. */
    public static Outcome<Boundaries> read(ImportOrder.Boundaries order) {
        List<CheckedFeature> all = new ArrayList<>();
        AtomicInteger position = new AtomicInteger();
        Function<GeoFeature, CheckedFeature> checked =
                feature -> CheckedFeature.of(position.getAndIncrement(), feature, order);
        Outcome<Boolean> outcome = Outcome.done(true);
        for (SourceFile file : order.files()) {
            outcome = outcome.then(
                    ignored -> read(file, order.datum() != null, checked).map(all::addAll));
        }
        return outcome.map(ignored -> new Boundaries(all, order));
    }

    /** What {@code each} makes of the features of one file, whatever its format. */
    static <T> Outcome<List<T>> read(SourceFile file, boolean isDatumChosen, Function<GeoFeature, T> each) {
        return switch (FileKind.of(file)) {
            case TEXT -> GeoJsonReader.read(file, each);
            case SQLITE -> GeoPackageReader.read(file, isDatumChosen, each);
            case ZIP -> Archive.open(file, archive -> archived(file, archive, isDatumChosen, each));
            case SHAPEFILE -> Outcome.refused("formats.shp.alone", file.name());
            case OLD_OFFICE -> Outcome.refused("formats.map.office", file.name());
        };
    }

    /** A shapefile is several files; a package of base data holds a GeoPackage; else GeoJSON may have been packed. */
    private static <T> Outcome<List<T>> archived(
            SourceFile file, Archive archive, boolean isDatumChosen, Function<GeoFeature, T> each) {
        if (!archive.endingWith(".shp").isEmpty()) {
            return new ShapefileLayers(file.name(), archive, isDatumChosen).read(each);
        }
        if (!archive.endingWith("xl/workbook.xml").isEmpty()) {
            return Outcome.refused("formats.map.office", file.name());
        }
        List<T> features = new ArrayList<>();
        Outcome<Boolean> outcome = Outcome.done(true);
        boolean isFound = false;
        for (SourceFile entry : archive.entries()) {
            boolean isMap = entry.name().matches("(?i).*\\.(gpkg|geojson)");
            isFound |= isMap;
            if (isMap) {
                outcome = outcome.then(ignored -> switch (FileKind.of(entry)) {
                            case TEXT -> GeoJsonReader.read(entry, each);
                            case SQLITE -> GeoPackageReader.read(entry, isDatumChosen, each);
                            default -> Outcome.<List<T>>refused("formats.zip.no-map", file.name());
                        })
                        .map(features::addAll);
            }
        }
        return isFound ? outcome.map(ignored -> features) : Outcome.refused("formats.zip.no-map", file.name());
    }

    public int size() {
        return features.size();
    }

    /** The system the coordinates came in: the one chosen, else the one the files state. */
    public CoordinateSystem datum() {
        return features.isEmpty() ? CoordinateSystem.WGS84 : features.getFirst().datum();
    }

    /** @param scope numbers the actor may change */
    public BoundaryPlan plan(UnitTree tree, BoundaryIndex published, NumberRanges scope, LocalDate since) {
        return new BoundaryPlanner(order, tree, published, scope, since).plan(features);
    }
}
