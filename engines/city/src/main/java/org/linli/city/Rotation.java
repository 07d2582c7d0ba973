package org.linli.city;

import org.locationtech.jts.algorithm.MinimumAreaRectangle;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;

/** A turn of the plane that lays the long or short side of a shape on the x axis, whichever is nearer. */
record Rotation(double cos, double sin) {

    /** At most 45° either way, so that east stays roughly east. */
    static Rotation levelling(Geometry shape) {
        Coordinate[] corners = MinimumAreaRectangle.getMinimumRectangle(shape).getCoordinates();
        double dx = corners[1].x - corners[0].x;
        double dy = corners[1].y - corners[0].y;
        if (Math.abs(dy) > Math.abs(dx)) {
            double turned = dx;
            dx = dy;
            dy = -turned;
        }
        double length = Math.sqrt(dx * dx + dy * dy) * (dx < 0 ? -1 : 1);
        return new Rotation(dx / length, dy / length);
    }

    Geometry level(Geometry shape) {
        return new AffineTransformation(cos, sin, 0, -sin, cos, 0).transform(shape);
    }

    Geometry back(Geometry shape) {
        return new AffineTransformation(cos, -sin, 0, sin, cos, 0).transform(shape);
    }

    Coordinate level(Coordinate c) {
        return new Coordinate(cos * c.x + sin * c.y, -sin * c.x + cos * c.y);
    }

    Coordinate back(Coordinate c) {
        return new Coordinate(cos * c.x - sin * c.y, sin * c.x + cos * c.y);
    }
}
