package org.linli.city.metropolis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.linli.geo.LonLat;
import org.locationtech.jts.geom.Polygon;

/**
 * Draws a whole city: ground is cut by roads again and again, first into districts, then into streets, communities,
 * grids and blocks, so that every border of a unit is a road and units have similar numbers of households. Only the way
 * from the city down to the piece in hand is kept in memory. The same arguments give the same city to the last byte.
 */
final class CityGenerator {

    private static final int ATTEMPTS = 40;
    private static final int DISTRICT = 0;
    private static final int STREET = 1;
    private static final int COMMUNITY = 2;
    private static final int GRID = 3;
    private static final double URBAN = 500;
    private static final double LITTLE_SQUARE_METRES = 60_000;

    private final CitySize size;
    private final Board board;
    private final Ground ground;
    private final Cutter cutter;
    private final Builder builder;
    private final PlaceNames names;
    private final List<District> districts;
    private final List<Ring> rings;
    private final long seed;
    private long roads;
    private int communities;

    /** A district of a real city. */
    record District(String code, String name, Polygon shape) {}

    /** A unit whose parts are being drawn. */
    private record Place(String code, String name) {}

    /** Thrown where ground is too crooked to be cut; the street is then drawn once more in another way. */
    private static final class CannotCut extends RuntimeException {
        private static final long serialVersionUID = 1;

        CannotCut(String message) {
            super(message);
        }
    }

    private CityGenerator(CitySize size, long seed, List<District> districts) {
        SplittableRandom random = new SplittableRandom(seed);
        this.size = size;
        this.districts = districts;
        board = board(size, districts);
        rings = rings(random.split());
        ground = new Ground(size, rings, random.split());
        cutter = new Cutter(board, ground, (double) size.households() / size.grids());
        builder = new Builder(board, ground);
        names = new PlaceNames(random.split());
        this.seed = random.nextLong();
    }

    /** @param districts real ones; without them the city has an invented shape */
    static void draw(CitySize size, long seed, List<District> districts, CitySink sink) {
        new CityGenerator(size, seed, districts).city(sink);
    }

    /** The board on which a city is drawn. */
    static Board board(CitySize size, List<District> districts) {
        return new Board(districts.isEmpty() ? size.centre() : middle(districts));
    }

    private void city(CitySink sink) {
        ground.rivers().forEach(sink::river);
        SplittableRandom random = new SplittableRandom(seed);
        int[] wanted = size.counts();
        if (districts.isEmpty()) {
            Ring all = rings.getFirst();
            sink.unit(new DrawnUnit(UnitLevel.CITY, size.code(), size.cityName(), "", all, size.households()));
            Counter counter = new Counter();
            divide(all, wanted, DISTRICT, new Place(size.code(), size.cityName()), counter, sink, random);
            return;
        }
        sink.city(size.code(), size.cityName());
        double[] weights = rings.stream().mapToDouble(cutter::weight).toArray();
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        int[] left = wanted.clone();
        for (int i = 0; i < rings.size(); i++) {
            int others = rings.size() - i - 1;
            int[] own = new int[wanted.length];
            own[DISTRICT] = 1;
            for (int level = STREET; level < wanted.length; level++) {
                int least = own[level - 1];
                long share = others == 0 ? left[level] : Math.round(left[level] * weights[i] / total);
                own[level] = Math.clamp(share, least, Math.max(least, left[level] - others));
                left[level] -= own[level];
            }
            total -= weights[i];
            district(
                    rings.get(i), own, districts.get(i).code(), districts.get(i).name(), sink, random);
        }
    }

    /** Counts the parts of a unit as they come. */
    private static final class Counter {
        private int urban;
        private int rural;
    }

    private void divide(
            Ring ring, int[] counts, int level, Place above, Counter counter, CitySink sink, SplittableRandom random) {
        if (counts[level] == 1) {
            unit(ring, counts, level, above, counter, sink, random);
            return;
        }
        RoadClass kind = roadBetween(level, ring);
        Cutter.Cut cut = cutter.halved(ring, kind.widthMetres(), true, random)
                .orElseThrow(() -> new CannotCut("%d vertices, %.0f m²".formatted(ring.size(), ring.area())));
        road(kind, cut.road(), sink);
        int[] left = counts.clone();
        int[] right = counts.clone();
        double share = cutter.weight(cut.left());
        share /= share + cutter.weight(cut.right());
        for (int l = level; l < counts.length; l++) {
            int least = l == level ? 1 : left[l - 1];
            int leastOfOther = l == level ? 1 : right[l - 1];
            left[l] = Math.clamp(Math.round(counts[l] * share), least, counts[l] - leastOfOther);
            right[l] = counts[l] - left[l];
        }
        divide(cut.left(), left, level, above, counter, sink, random);
        divide(cut.right(), right, level, above, counter, sink, random);
    }

    /** Where grids are as small as a block, lanes divide them. */
    private static RoadClass roadBetween(int level, Ring ring) {
        return switch (level) {
            case DISTRICT, STREET -> RoadClass.ARTERIAL;
            case COMMUNITY -> ring.area() < LITTLE_SQUARE_METRES * 4 ? RoadClass.BRANCH : RoadClass.SECONDARY;
            default -> ring.area() < LITTLE_SQUARE_METRES ? RoadClass.LANE : RoadClass.BRANCH;
        };
    }

    private void unit(
            Ring ring, int[] counts, int level, Place above, Counter counter, CitySink sink, SplittableRandom random) {
        boolean isUrban = cutter.weight(ring) / ring.area() > URBAN;
        switch (level) {
            case DISTRICT -> {
                String code = above.code + "%02d".formatted(++counter.urban + 1);
                district(ring, counts, code, names.name(counter.urban) + "区", sink, random);
            }
            case STREET -> street(ring, counts, above, isUrban, counter, sink, random);
            case COMMUNITY -> {
                int number = isUrban ? ++counter.urban : 200 + counter.rural++;
                String code = above.code + "%03d".formatted(number);
                String name = names.name(5_000L + communities++) + (isUrban ? "社区居委会" : "村委会");
                sink.unit(new DrawnUnit(UnitLevel.COMMUNITY, code, name, above.code, ring, households(ring)));
                divide(ring, counts, GRID, new Place(code, name), new Counter(), sink, random);
            }
            default -> {
                int number = ++counter.urban;
                grid(ring, above.code + "%03d".formatted(number), "第%d网格".formatted(number), above.code, sink, random);
            }
        }
    }

    private void district(Ring ring, int[] counts, String code, String name, CitySink sink, SplittableRandom random) {
        sink.unit(new DrawnUnit(UnitLevel.DISTRICT, code, name, size.code(), ring, households(ring)));
        divide(ring, counts, STREET, new Place(code, name), new Counter(), sink, random);
    }

    private void street(
            Ring ring,
            int[] counts,
            Place above,
            boolean isUrban,
            Counter counter,
            CitySink sink,
            SplittableRandom random) {
        int number = isUrban ? ++counter.urban : 100 + counter.rural++;
        String code = above.code + "%03d".formatted(number);
        String name = names.name(Integer.parseInt(code.substring(4)) * 7L) + (isUrban ? "街道" : "镇");
        long roadsBefore = roads;
        int communitiesBefore = communities;
        CannotCut failure = new CannotCut("not tried");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            SplittableRandom own = random.split();
            DrawnStreet drawn = new DrawnStreet();
            try {
                drawn.unit(new DrawnUnit(UnitLevel.STREET, code, name, above.code, ring, households(ring)));
                divide(ring, counts, COMMUNITY, new Place(code, name), new Counter(), drawn, own);
                drawn.passTo(sink);
                return;
            } catch (CannotCut cannot) {
                failure = cannot;
                roads = roadsBefore;
                communities = communitiesBefore;
            }
        }
        throw new IllegalStateException(name + " is too crooked: " + failure.getMessage(), failure);
    }

    private void grid(Ring ring, String code, String name, String above, CitySink sink, SplittableRandom random) {
        List<Ring> blocks = new ArrayList<>();
        blocks(ring, blocks, sink, random);
        List<House> houses = new ArrayList<>();
        List<GroundUse> uses = new ArrayList<>();
        for (Ring block : blocks) {
            Builder.Built built = builder.build(block, code, houses.size() + 1, random);
            uses.add(built.use());
            houses.addAll(built.houses());
        }
        int households = houses.stream().mapToInt(House::households).sum();
        sink.unit(new DrawnUnit(UnitLevel.GRID, code, name, above, ring, households));
        for (int i = 0; i < blocks.size(); i++) {
            sink.block(code, uses.get(i), blocks.get(i));
        }
        houses.forEach(sink::house);
    }

    private void blocks(Ring ring, List<Ring> blocks, CitySink sink, SplittableRandom random) {
        double wanted = ground.blockArea(ground.density(ring.centreX(), ring.centreY()));
        Optional<Cutter.Cut> cut = ring.area() < wanted * 1.6
                ? Optional.empty()
                : cutter.halved(ring, RoadClass.LANE.widthMetres(), false, random);
        if (cut.isEmpty()) {
            blocks.add(ring);
            return;
        }
        road(RoadClass.LANE, cut.get().road(), sink);
        blocks(cut.get().left(), blocks, sink, random);
        blocks(cut.get().right(), blocks, sink, random);
    }

    /** Small roads end at the water; the others cross it. */
    private void road(RoadClass kind, List<Vertex> line, CitySink sink) {
        String name = names.name(20_000L + 13 * roads++) + kind.ending();
        if (kind == RoadClass.ARTERIAL || kind == RoadClass.SECONDARY) {
            sink.road(kind, name, line);
            return;
        }
        List<Vertex> dry = new ArrayList<>();
        for (Vertex vertex : line) {
            if (ground.isWater(vertex.x(), vertex.y())) {
                send(kind, name, dry, sink);
                dry = new ArrayList<>();
            } else {
                dry.add(vertex);
            }
        }
        send(kind, name, dry, sink);
    }

    private static void send(RoadClass kind, String name, List<Vertex> line, CitySink sink) {
        if (line.size() > 1) {
            sink.road(kind, name, List.copyOf(line));
        }
    }

    private int households(Ring ring) {
        return (int) Math.round(cutter.weight(ring) / 1e6);
    }

    private List<Ring> rings(SplittableRandom random) {
        return districts.isEmpty()
                ? List.of(CityBoundary.invented(size, board, random))
                : districts.stream()
                        .map(district -> CityBoundary.of(district.shape(), board))
                        .toList();
    }

    private static LonLat middle(List<District> districts) {
        double west = 180;
        double south = 90;
        double east = -180;
        double north = -90;
        for (District district : districts) {
            var box = district.shape().getEnvelopeInternal();
            west = Math.min(west, box.getMinX());
            south = Math.min(south, box.getMinY());
            east = Math.max(east, box.getMaxX());
            north = Math.max(north, box.getMaxY());
        }
        return new LonLat((west + east) / 2, (south + north) / 2);
    }
}
