package org.linli.city;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.linli.geo.Lattice;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/** Sets slab buildings in east-west rows on free ground, along the sides of the parcel. */
final class Rows {

    private static final double STEP_METRES = 1;
    private static final double SHIFT_METRES = 3;

    private final Rotation rotation;
    private final PreparedGeometry ground;
    private final Envelope box;
    private final RowStyle style;

    Rows(Polygon parcel, Geometry free, RowStyle style) {
        this.rotation = Rotation.levelling(parcel);
        Geometry level = rotation.level(free);
        this.ground = PreparedGeometryFactory.prepare(level);
        this.box = level.getEnvelopeInternal();
        this.style = style;
    }

    /** The buildings from the northern row to the southern, each row from the west. */
    List<Slab> slabs(int most, Random random) {
        List<Row> best = List.of();
        double pitch = style.depthMetres() + style.gapMetres();
        for (double shift = 0; shift < pitch; shift += SHIFT_METRES) {
            List<Row> rows = rows(shift, pitch);
            if (length(rows) > length(best)) {
                best = rows;
            }
        }
        List<Slab> slabs = new ArrayList<>();
        best.stream().sorted(Comparator.comparingDouble(Row::south).reversed()).forEach(row -> {
            for (Span span : row.spans) {
                slabs.addAll(filled(row, span, random));
            }
        });
        return slabs.subList(0, Math.min(most, slabs.size()));
    }

    private static double length(List<Row> rows) {
        return rows.stream()
                .flatMap(row -> row.spans.stream())
                .mapToDouble(Span::length)
                .sum();
    }

    private List<Row> rows(double shift, double pitch) {
        List<Row> rows = new ArrayList<>();
        if (!box.isNull()) {
            for (double south = box.getMinY() + shift; south + style.depthMetres() <= box.getMaxY(); south += pitch) {
                rows.add(new Row(south, spans(south)));
            }
        }
        return rows;
    }

    private List<Span> spans(double south) {
        List<Span> spans = new ArrayList<>();
        double from = Double.NaN;
        double last = Double.NaN;
        for (double x = box.getMinX(); x <= box.getMaxX() + STEP_METRES; x += STEP_METRES) {
            boolean free = ground.covers(Lattice.FACTORY.createLineString(
                    new Coordinate[] {new Coordinate(x, south), new Coordinate(x, south + style.depthMetres())}));
            if (free && Double.isNaN(from)) {
                from = x;
            }
            if (!free && !Double.isNaN(from)) {
                if (last - from >= style.shortestMetres()) {
                    spans.add(new Span(from, last));
                }
                from = Double.NaN;
            }
            last = x;
        }
        return spans;
    }

    private List<Slab> filled(Row row, Span span, Random random) {
        List<Integer> modules = new ArrayList<>();
        double left = span.length();
        while (left >= style.shortestMetres()) {
            int fitting = (int) Math.min(style.mostModules(), left / style.moduleMetres());
            int chosen = style.fewestModules() + random.nextInt(fitting - style.fewestModules() + 1);
            modules.add(chosen);
            left -= chosen * style.moduleMetres() + style.sideGapMetres();
        }
        double spare = left + style.sideGapMetres();
        double between = modules.size() > 1 ? Math.min(8, spare / (modules.size() - 1)) : 0;
        double west = span.from + (spare - between * (modules.size() - 1)) / 2;
        List<Slab> slabs = new ArrayList<>();
        for (int count : modules) {
            double width = count * style.moduleMetres();
            slabs.add(new Slab(rectangle(west, row.south, width), count));
            west += width + style.sideGapMetres() + between;
        }
        return slabs;
    }

    private Polygon rectangle(double west, double south, double width) {
        Envelope footprint = new Envelope(west, west + width, south, south + style.depthMetres());
        return (Polygon) rotation.back(Lattice.FACTORY.toGeometry(footprint));
    }

    /** @param modules how many entrances long it is */
    record Slab(Polygon footprint, int modules) {}

    private record Row(double south, List<Span> spans) {}

    private record Span(double from, double to) {

        double length() {
            return to - from;
        }
    }
}
