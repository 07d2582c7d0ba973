package org.linli.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.linli.geo.GridArea;
import org.linli.geo.Lattice;
import org.locationtech.jts.geom.Coordinate;

/** Reads the grids that the generator of cities wrote, a feature a line. */
final class BenchGrids {

    private static final Pattern PLACE = Pattern.compile("\\[(-?[0-9.]+),(-?[0-9.]+)]");

    private BenchGrids() {}

    /** The grids, numbered from 0. */
    static List<GridArea> read(Path file) throws IOException {
        List<GridArea> grids = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                List<Coordinate> ring = new ArrayList<>();
                Matcher places = PLACE.matcher(line);
                while (places.find()) {
                    ring.add(new Coordinate(Double.parseDouble(places.group(1)), Double.parseDouble(places.group(2))));
                }
                if (!ring.isEmpty()) {
                    grids.add(
                            new GridArea(grids.size(), Lattice.FACTORY.createPolygon(ring.toArray(Coordinate[]::new))));
                }
            }
        }
        return grids;
    }
}
