package org.linli.city.metropolis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Sets buildings in rows on a block, as Chinese cities have them: long sides to the south. */
final class Builder {

    private static final double DWELLING_LOSS = 1.3;
    private static final double TIGHT_SQUARE_METRES = 14_000;

    private final Board board;
    private final Ground ground;

    Builder(Board board, Ground ground) {
        this.board = board;
        this.ground = ground;
    }

    /** What is built and how, in metres. */
    private record Style(
            GroundUse use,
            double depth,
            double module,
            int fewest,
            int most,
            double gap,
            double pitch,
            int dwellings,
            int lowest,
            int highest) {

        /** Short buildings close to each other. */
        Style onTightGround() {
            return new Style(use, 12, 12, 1, 4, 7, 23, dwellings, Math.min(lowest, 3), Math.max(7, highest / 2));
        }
    }

    /** The finished block. */
    record Built(GroundUse use, List<House> houses) {}

    Built build(Ring block, String grid, int firstNumber, SplittableRandom random) {
        double x = block.centreX();
        double y = block.centreY();
        double density = ground.density(x, y);
        GroundUse use = use(block, x, y, density, random);
        double wanted = density * block.area() / 1e6 * DWELLING_LOSS;
        List<House> houses = new ArrayList<>();
        if (use != GroundUse.PARK && use != GroundUse.FOREST && use != GroundUse.WATER) {
            Style style = style(use, density, random);
            boolean isVillage = use == GroundUse.FARMLAND || use == GroundUse.VILLAGE;
            List<Slab> slabs = rows(block, style, isVillage, random);
            if (!isVillage && slabs.size() < 4 && block.area() < TIGHT_SQUARE_METRES) {
                style = style.onTightGround();
                slabs = rows(block, style, false, random);
            }
            fill(slabs, style, wanted, grid, firstNumber, houses, random);
        }
        return new Built(use, houses);
    }

    private GroundUse use(Ring block, double x, double y, double density, SplittableRandom random) {
        double chance = random.nextDouble();
        if (ground.isUnderWater(block)) {
            return GroundUse.WATER;
        }
        if (ground.isGreen(x, y) || ground.isNearWater(x, y, 45)) {
            return GroundUse.PARK;
        }
        if (density < 260) {
            return chance < 0.3 ? GroundUse.VILLAGE : ground.isHilly(x, y) ? GroundUse.FOREST : GroundUse.FARMLAND;
        }
        if (density < 3_000 && ground.isIndustrial(x, y)) {
            return GroundUse.INDUSTRIAL;
        }
        if (chance < 0.035 && block.area() > 9_000) {
            return GroundUse.SCHOOL;
        }
        if (chance < 0.085) {
            return GroundUse.PARK;
        }
        return chance < 0.085 + Math.min(0.16, density / 60_000) ? GroundUse.COMMERCIAL : GroundUse.RESIDENTIAL;
    }

    private static Style style(GroundUse use, double density, SplittableRandom random) {
        return switch (use) {
            case COMMERCIAL ->
                random.nextBoolean()
                        ? new Style(use, 38, 19, 2, 4, 18, 62, 0, 3, 6)
                        : new Style(use, 30, 15, 2, 2, 26, 60, 0, 9, 36);
            case SCHOOL -> new Style(use, 15, 14, 3, 5, 16, 46, 0, 3, 5);
            case INDUSTRIAL -> new Style(use, 34, 18, 2, 5, 14, 52, 0, 1, 3);
            case VILLAGE, FARMLAND -> new Style(use, 10, 11, 1, 4, 6, 20, 1, 1, 2);
            default ->
                density > 7_500 && random.nextInt(3) > 0
                        ? new Style(use, 17, 15, 2, 2, 30, 62, 2, 11, 30)
                        : density > 3_500 && random.nextInt(3) == 0
                                ? new Style(use, 14, 18, 2, 4, 14, 42, 2, 7, 14)
                                : new Style(use, 12, 17, 2, 4, 12, 30, 2, 3, 7);
        };
    }

    /** The farther from full, the fewer buildings; then floors make up the households. */
    private void fill(
            List<Slab> slabs,
            Style style,
            double wanted,
            String grid,
            int firstNumber,
            List<House> houses,
            SplittableRandom random) {
        double perFloor =
                slabs.stream().mapToInt(slab -> slab.modules * style.dwellings).sum();
        double keep = 1;
        double floors = random.nextInt(style.lowest, style.highest + 1);
        if (style.dwellings > 0 && perFloor > 0) {
            floors = Math.clamp(wanted / perFloor, style.lowest, style.highest);
            keep = Math.min(1, wanted / (perFloor * floors));
        }
        int number = firstNumber;
        for (Slab slab : slabs) {
            if (random.nextDouble() > keep) {
                continue;
            }
            int own = Math.clamp(Math.round(floors + random.nextDouble(-0.5, 0.5)), style.lowest, style.highest);
            int households = own * slab.modules * style.dwellings;
            int doors = households > 0 ? households : slab.modules * (style.use == GroundUse.COMMERCIAL ? own * 4 : 2);
            houses.add(new House(grid, number++, style.use, own, slab.modules, doors, households, slab.corners));
        }
    }

    private record Slab(int modules, Vertex[] corners) {}

    private List<Slab> rows(Ring block, Style style, boolean isVillage, SplittableRandom random) {
        double turn = ground.direction(block.centreX(), block.centreY());
        double quarter = Math.PI / 2;
        turn -= quarter * Math.rint(turn / quarter);
        double cos = StrictMath.cos(turn);
        double sin = StrictMath.sin(turn);
        double[] u = new double[block.size()];
        double[] v = new double[block.size()];
        double south = Double.POSITIVE_INFINITY;
        double north = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < u.length; i++) {
            u[i] = block.at(i).x() * cos + block.at(i).y() * sin;
            v[i] = block.at(i).y() * cos - block.at(i).x() * sin;
            south = Math.min(south, v[i]);
            north = Math.max(north, v[i]);
        }
        if (isVillage) {
            double middle = (south + north) / 2 + random.nextDouble(-0.2, 0.2) * (north - south);
            south = Math.max(south, middle - 110);
            north = Math.min(north, middle + 110);
        }
        double roads = 0;
        for (int i = 0; i < u.length; i++) {
            roads += block.at(i).roadMetres() / u.length;
        }
        double margin = Math.max(5, roads / 2 + 2);
        List<Slab> slabs = new ArrayList<>();
        double spare = north - south - 2 * margin - style.depth;
        double rows = Math.floor(spare / style.pitch) + 1;
        double pitch = rows > 1 ? spare / (rows - 1) : style.pitch;
        pitch = Math.min(pitch, style.pitch * 1.35);
        for (double low = south + margin; low + style.depth <= north - margin + 0.1; low += pitch) {
            for (double[] span : spans(block, u, v, low - margin + 1, low + style.depth + margin - 1)) {
                double[] within = isVillage ? narrowed(span) : span;
                row(within[0], within[1], low, style, cos, sin, slabs, random);
            }
        }
        return slabs;
    }

    private static double[] narrowed(double[] span) {
        double middle = (span[0] + span[1]) / 2;
        return new double[] {Math.max(span[0], middle - 130), Math.min(span[1], middle + 130)};
    }

    private void row(
            double from,
            double to,
            double low,
            Style style,
            double cos,
            double sin,
            List<Slab> slabs,
            SplittableRandom random) {
        List<Integer> modules = new ArrayList<>();
        double left = to - from;
        while (left >= style.fewest * style.module) {
            int most = (int) Math.min(style.most, left / style.module);
            int chosen = style.fewest + random.nextInt(most - style.fewest + 1);
            modules.add(chosen);
            left -= chosen * style.module + style.gap;
        }
        double spare = Math.max(0, left + style.gap);
        double between = modules.size() > 1 ? Math.min(style.gap, spare / (modules.size() - 1)) : 0;
        double west = from + (spare - between * (modules.size() - 1)) / 2;
        for (int count : modules) {
            double east = west + count * style.module;
            Vertex[] corners = {
                corner(west, low, cos, sin),
                corner(east, low, cos, sin),
                corner(east, low + style.depth, cos, sin),
                corner(west, low + style.depth, cos, sin)
            };
            if (Arrays.stream(corners).noneMatch(corner -> ground.isNearWater(corner.x(), corner.y(), 12))) {
                slabs.add(new Slab(count, corners));
            }
            west = east + style.gap + between;
        }
    }

    private Vertex corner(double u, double v, double cos, double sin) {
        return board.at(u * cos - v * sin, u * sin + v * cos, 0);
    }

    /** Where a strip lies inside of the block with room to the roads on both sides. */
    private static List<double[]> spans(Ring block, double[] u, double[] v, double low, double high) {
        List<double[]> spans = span(block, u, v, low);
        for (double level : new double[] {(low + high) / 2, high}) {
            spans = common(spans, span(block, u, v, level));
        }
        return spans;
    }

    private static List<double[]> span(Ring block, double[] u, double[] v, double level) {
        List<double[]> crossings = new ArrayList<>();
        for (int i = 0; i < u.length; i++) {
            int j = (i + 1) % u.length;
            if (v[i] > level != v[j] > level) {
                double at = u[i] + (level - v[i]) / (v[j] - v[i]) * (u[j] - u[i]);
                double length = Math.sqrt((u[j] - u[i]) * (u[j] - u[i]) + (v[j] - v[i]) * (v[j] - v[i]));
                double steep = Math.max(0.5, Math.abs(v[j] - v[i]) / length);
                double road = Math.min(block.at(i).roadMetres(), block.at(j).roadMetres());
                crossings.add(new double[] {at, (road / 2 + 3) / steep});
            }
        }
        crossings.sort((p, q) -> Double.compare(p[0], q[0]));
        List<double[]> spans = new ArrayList<>();
        for (int i = 0; i + 1 < crossings.size(); i += 2) {
            double from = crossings.get(i)[0] + crossings.get(i)[1];
            double to = crossings.get(i + 1)[0] - crossings.get(i + 1)[1];
            if (to > from) {
                spans.add(new double[] {from, to});
            }
        }
        return spans;
    }

    private static List<double[]> common(List<double[]> some, List<double[]> others) {
        List<double[]> common = new ArrayList<>();
        for (double[] a : some) {
            for (double[] b : others) {
                double from = Math.max(a[0], b[0]);
                double to = Math.min(a[1], b[1]);
                if (to > from) {
                    common.add(new double[] {from, to});
                }
            }
        }
        return common;
    }
}
