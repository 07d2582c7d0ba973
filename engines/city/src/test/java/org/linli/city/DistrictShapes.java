package org.linli.city;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.linli.geo.Lattice;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Real district borders to test with. */
final class DistrictShapes {

    private static final Pattern FEATURE =
            Pattern.compile("\"name\":\"([^\"]+)\".*?\"coordinates\":\\[\\[(\\[.*?\\])\\]\\]");
    private static final Pattern POSITION = Pattern.compile("\\[([-0-9.]+),([-0-9.]+)\\]");

    private DistrictShapes() {}

    /** The border of 乌达区; see the notice beside the file. */
    static Polygon wuda() {
        try (var stream = DistrictShapes.class.getResourceAsStream("/wuda-district.wkt")) {
            if (stream == null) {
                throw new IllegalStateException("wuda-district.wkt is missing");
            }
            return (Polygon)
                    new WKTReader(Lattice.FACTORY).read(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException | ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The districts of 乌海 by name, where the shared data lie beside the project. */
    static Optional<Map<String, Polygon>> wuhai() {
        return Stream.iterate(
                        Optional.of(Path.of("").toAbsolutePath()),
                        Optional::isPresent,
                        folder -> folder.map(Path::getParent))
                .map(folder -> folder.orElseThrow().resolve("shared/data/boundaries/wuhai.geojson"))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(DistrictShapes::districts);
    }

    private static Map<String, Polygon> districts(Path geoJson) {
        try {
            Map<String, Polygon> districts = new LinkedHashMap<>();
            Matcher feature = FEATURE.matcher(Files.readString(geoJson));
            while (feature.find()) {
                districts.put(feature.group(1), polygon(feature.group(2)));
            }
            return districts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Polygon polygon(String positions) {
        List<Coordinate> points = new ArrayList<>();
        Matcher position = POSITION.matcher(positions);
        while (position.find()) {
            points.add(new Coordinate(Double.parseDouble(position.group(1)), Double.parseDouble(position.group(2))));
        }
        return Lattice.FACTORY.createPolygon(points.toArray(Coordinate[]::new));
    }
}
