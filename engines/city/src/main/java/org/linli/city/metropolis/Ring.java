package org.linli.city.metropolis;

import java.util.List;

/** A simple polygon without holes, counter-clockwise, its first vertex not repeated. */
final class Ring {

    private final Vertex[] vertices;
    private final double area;
    private final double centreX;
    private final double centreY;

    private Ring(Vertex[] vertices) {
        this.vertices = vertices;
        double doubled = 0;
        double sumX = 0;
        double sumY = 0;
        Vertex origin = vertices[0];
        for (int i = 0; i < vertices.length; i++) {
            Vertex a = vertices[i];
            Vertex b = vertices[(i + 1) % vertices.length];
            double cross = (a.x() - origin.x()) * (b.y() - origin.y()) - (b.x() - origin.x()) * (a.y() - origin.y());
            doubled += cross;
            sumX += cross * (a.x() + b.x() - 2 * origin.x());
            sumY += cross * (a.y() + b.y() - 2 * origin.y());
        }
        area = doubled / 2;
        centreX = doubled == 0 ? origin.x() : origin.x() + sumX / (3 * doubled);
        centreY = doubled == 0 ? origin.y() : origin.y() + sumY / (3 * doubled);
    }

    /** Turns the vertices if they run clockwise. */
    static Ring of(List<Vertex> vertices) {
        Ring ring = new Ring(vertices.toArray(Vertex[]::new));
        return ring.area >= 0 ? ring : new Ring(vertices.reversed().toArray(Vertex[]::new));
    }

    int size() {
        return vertices.length;
    }

    /** The i-th vertex, counted around. */
    Vertex at(int i) {
        return vertices[Math.floorMod(i, vertices.length)];
    }

    /** Square metres. */
    double area() {
        return area;
    }

    double centreX() {
        return centreX;
    }

    double centreY() {
        return centreY;
    }

    double perimeter() {
        double length = 0;
        for (int i = 0; i < vertices.length; i++) {
            length += at(i).distance(at(i + 1));
        }
        return length;
    }

    boolean contains(double x, double y) {
        boolean inside = false;
        for (int i = 0, j = vertices.length - 1; i < vertices.length; j = i++) {
            Vertex a = vertices[i];
            Vertex b = vertices[j];
            if (a.y() > y != b.y() > y && x < (b.x() - a.x()) * (y - a.y()) / (b.y() - a.y()) + a.x()) {
                inside = !inside;
            }
        }
        return inside;
    }

    Box box() {
        double west = Double.POSITIVE_INFINITY;
        double south = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        double north = Double.NEGATIVE_INFINITY;
        for (Vertex vertex : vertices) {
            west = Math.min(west, vertex.x());
            south = Math.min(south, vertex.y());
            east = Math.max(east, vertex.x());
            north = Math.max(north, vertex.y());
        }
        return new Box(west, south, east, north);
    }

    /** In metres. */
    record Box(double west, double south, double east, double north) {}
}
