package org.linli.city.metropolis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Draws a city into a folder. */
public final class CityWriter {

    private CityWriter() {}

    /**
     * Writes {@code divisions.csv} and GeoJSON files of the city, its districts, streets, communities, grids, roads,
     * blocks, buildings and water. The same size, seed and boundary give the same bytes.
     *
     * @param boundary a GeoJSON file with the districts of a real city; without it the shape is invented
     * @return what was written
     * @throws IllegalArgumentException if the boundary file cannot be used
     */
    public static Summary write(CitySize size, long seed, Optional<Path> boundary, Path folder) throws IOException {
        List<CityGenerator.District> districts =
                boundary.isPresent() ? BoundaryFile.read(boundary.get(), size.code()) : List.of();
        try (CityFiles files = new CityFiles(folder, CityGenerator.board(size, districts))) {
            CityGenerator.draw(size, seed, districts, files);
            return files.summary();
        }
    }

    /** What was written. */
    public record Summary(
            int districts,
            int streets,
            int communities,
            int grids,
            int roads,
            int blocks,
            int buildings,
            int entrances,
            long doors,
            long households) {

        /** One line of JSON. */
        public String asJson() {
            return ("{\"districts\":%d,\"streets\":%d,\"communities\":%d,\"grids\":%d,\"roads\":%d,\"blocks\":%d,"
                            + "\"buildings\":%d,\"entrances\":%d,\"doors\":%d,\"households\":%d}")
                    .formatted(
                            districts,
                            streets,
                            communities,
                            grids,
                            roads,
                            blocks,
                            buildings,
                            entrances,
                            doors,
                            households);
        }
    }
}
