package org.linli.territory.internal.boundaries;

import com.linuxense.javadbf.DBFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.linli.kernel.Outcome;
import org.linli.territory.SourceFile;
import org.linli.territory.internal.files.Archive;

/** The shapefiles of an archive: each {@code .shp} with the {@code .dbf}, {@code .prj} and {@code .cpg} of its name. */
final class ShapefileLayers {

    private static final int LONGEST_PROJECTION = 20_000;

    private final String archiveName;
    private final Archive archive;
    private final boolean isDatumChosen;

    ShapefileLayers(String archiveName, Archive archive, boolean isDatumChosen) {
        this.archiveName = archiveName;
        this.archive = archive;
        this.isDatumChosen = isDatumChosen;
    }

    <T> Outcome<List<T>> read(Function<GeoFeature, T> each) {
        List<T> features = new ArrayList<>();
        Outcome<Integer> outcome = Outcome.done(0);
        for (SourceFile shapes : archive.endingWith(".shp")) {
            outcome = outcome.then(ignored -> layer(shapes, feature -> features.add(each.apply(feature))));
        }
        return outcome.then(ignored -> features.isEmpty()
                ? Outcome.refused("territory.import.empty-file", archiveName)
                : Outcome.done(features));
    }

    private Outcome<Integer> layer(SourceFile shapes, Consumer<GeoFeature> each) {
        String base = shapes.name().substring(0, shapes.name().length() - ".shp".length());
        Optional<SourceFile> attributes = beside(base, ".dbf");
        if (attributes.isEmpty()) {
            return Outcome.refused("formats.shp.no-dbf", archiveName, shapes.name());
        }
        GroundSystem system =
                beside(base, ".prj").map(ShapefileLayers::projection).orElse(new GroundSystem.Unstated());
        if (system instanceof GroundSystem.Foreign foreign) {
            return Outcome.refused("formats.foreign-crs", shapes.name(), foreign.name());
        }
        if (system instanceof GroundSystem.Unstated && !isDatumChosen) {
            return Outcome.refused("formats.shp.no-prj", archiveName, shapes.name());
        }
        if (!AttributeTable.isSound(attributes.get())) {
            return Outcome.refused(
                    "formats.dbf.damaged", archiveName, attributes.get().name());
        }
        return joined(shapes, attributes.get(), beside(base, ".cpg"), system, each);
    }

    private Outcome<Integer> joined(
            SourceFile shapes,
            SourceFile attributes,
            Optional<SourceFile> codePage,
            GroundSystem system,
            Consumer<GeoFeature> each) {
        try (ShapeFileReader drawings = new ShapeFileReader(shapes);
                AttributeTable table = AttributeTable.open(attributes, codePage)) {
            int[] read = {0};
            drawings.forEach((number, drawing) -> {
                Map<String, String> row = table.next().orElseThrow(() -> new ShapeFileReader.Damaged(number));
                each.accept(new GeoFeature(archiveName, number, row, system, drawing));
                read[0] = number;
            });
            return table.next().isPresent()
                    ? Outcome.refused("formats.shp.rows-differ", archiveName, shapes.name())
                    : Outcome.done(read[0]);
        } catch (ShapeFileReader.Damaged damaged) {
            return Outcome.refused("formats.shp.damaged", archiveName, shapes.name(), damaged.record());
        } catch (DBFException damaged) {
            return Outcome.refused("formats.dbf.damaged", archiveName, attributes.name());
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + shapes.name(), e);
        }
    }

    private Optional<SourceFile> beside(String base, String ending) {
        return archive.entries().stream()
                .filter(file -> file.name().toLowerCase(Locale.ROOT).equals((base + ending).toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private static GroundSystem projection(SourceFile file) {
        try (InputStream in = file.content().open()) {
            return ProjectionText.read(new String(in.readNBytes(LONGEST_PROJECTION), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + file.name(), e);
        }
    }
}
