package org.linli.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

class EarthTest {

    @Test
    void a_survey_line_has_its_published_length() {
        // Vincenty's Flinders Peak – Buninyong: 54,972.271 m
        LonLat flindersPeak = new LonLat(144 + 25 / 60.0 + 29.52440 / 3600, -(37 + 57 / 60.0 + 3.72030 / 3600));
        LonLat buninyong = new LonLat(143 + 55 / 60.0 + 35.38390 / 3600, -(37 + 39 / 60.0 + 10.15610 / 3600));
        assertThat(Earth.distanceMetres(flindersPeak, buninyong)).isCloseTo(54_972.271, within(0.3));
        assertThat(Earth.distanceMetres(buninyong, flindersPeak)).isCloseTo(54_972.271, within(0.3));
    }

    @Test
    void distances_are_sound_at_the_extremes() {
        LonLat here = new LonLat(106.8, 39.7);
        assertThat(Earth.distanceMetres(here, here)).isZero();
        assertThat(Earth.distanceMetres(new LonLat(0, -90), new LonLat(0, 90)))
                .isCloseTo(20_003_931, within(200_000.0));
        assertThat(Earth.distanceMetres(new LonLat(0, 0), new LonLat(180, 0))).isBetween(1.99e7, 2.01e7);
        // one degree of the equator
        assertThat(Earth.distanceMetres(new LonLat(0, 0), new LonLat(1, 0))).isCloseTo(111_319.491, within(0.01));
        // the meridian from the equator to 1° north
        assertThat(Earth.distanceMetres(new LonLat(0, 0), new LonLat(0, 1))).isCloseTo(110_574.389, within(0.5));
    }

    @Test
    void the_whole_earth_has_its_known_area() {
        assertThat(Earth.areaSquareMetres(box(-180, -90, 180, 90))).isCloseTo(5.10065621724e14, within(1e5));
    }

    @Test
    void a_hole_is_not_counted() {
        Geometry ring = box(106, 39, 107, 40).difference(box(106.4, 39.4, 106.6, 39.6));
        double expected =
                Earth.areaSquareMetres(box(106, 39, 107, 40)) - Earth.areaSquareMetres(box(106.4, 39.4, 106.6, 39.6));
        assertThat(Earth.areaSquareMetres(ring)).isCloseTo(expected, within(1.0));
    }

    @Test
    void areas_add_up() {
        Geometry west = box(106, 39, 106.5, 40);
        Geometry east = box(106.5, 39, 107, 40);
        double whole = Earth.areaSquareMetres(box(106, 39, 107, 40));
        assertThat(Earth.areaSquareMetres(west) + Earth.areaSquareMetres(east)).isCloseTo(whole, within(1.0));
        assertThat(Earth.areaSquareMetres(Lattice.FACTORY.createGeometryCollection(new Geometry[] {west, east})))
                .isCloseTo(whole, within(1.0));
        assertThat(Earth.areaSquareMetres(new LonLat(1, 1).toPoint())).isZero();
    }

    @Test
    void the_local_plane_agrees_with_the_ellipsoid_inside_a_city() {
        LonLat origin = new LonLat(106.82, 39.69);
        LocalPlane plane = new LocalPlane(origin);
        LonLat place = new LonLat(106.83, 39.70);
        Coordinate onPlane = plane.toPlane(place);
        double metres = Math.hypot(onPlane.x, onPlane.y);
        assertThat(metres).isCloseTo(Earth.distanceMetres(origin, place), within(metres * 2e-4));
        assertThat(Earth.distanceMetres(plane.toLonLat(onPlane), place)).isLessThan(1e-6);
        Geometry shape = box(106.82, 39.69, 106.83, 39.70);
        assertThat(plane.toPlane(shape).getArea())
                .isCloseTo(Earth.areaSquareMetres(shape), within(metres * metres * 2e-4));
        assertThat(plane.toDegrees(plane.toPlane(shape)).equalsExact(shape, 1e-12))
                .isTrue();
    }

    static Geometry box(double west, double south, double east, double north) {
        return Lattice.FACTORY.toGeometry(new Envelope(west, east, south, north));
    }
}
