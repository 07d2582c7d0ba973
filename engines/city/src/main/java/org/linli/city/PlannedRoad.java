package org.linli.city;

import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.operation.buffer.BufferOp;
import org.locationtech.jts.operation.buffer.BufferParameters;

/** A road on the board, in metres. */
record PlannedRoad(String name, RoadKind kind, LineString line) {

    /** The ground between the property lines. */
    Geometry corridor() {
        return corridor(kind.widthMetres());
    }

    Geometry corridor(double widthMetres) {
        BufferParameters square = new BufferParameters(1, BufferParameters.CAP_FLAT, BufferParameters.JOIN_MITRE, 5);
        return BufferOp.bufferOp(line, widthMetres / 2, square);
    }
}
