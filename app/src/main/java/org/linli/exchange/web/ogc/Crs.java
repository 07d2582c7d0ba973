package org.linli.exchange.web.ogc;

import java.util.Arrays;
import java.util.List;
import org.linli.kernel.web.BadInput;

/**
 * Coordinate systems of answers and boxes. CGCS2000 and WGS 84 agree to a few centimetres, so only the order of the axes
 * differs (standards of the field: same degrees, latitude first in EPSG:4490).
 */
enum Crs {
    CRS84("http://www.opengis.net/def/crs/OGC/1.3/CRS84", false),
    CGCS2000("http://www.opengis.net/def/crs/EPSG/0/4490", true);

    private final String uri;
    private final boolean isLatitudeFirst;

    Crs(String uri, boolean isLatitudeFirst) {
        this.uri = uri;
        this.isLatitudeFirst = isLatitudeFirst;
    }

    String uri() {
        return uri;
    }

    boolean isLatitudeFirst() {
        return isLatitudeFirst;
    }

    static List<String> uris() {
        return Arrays.stream(values()).map(Crs::uri).toList();
    }

    /** @throws BadInput if the server does not offer it */
    static Crs named(String parameter, String uri) {
        return Arrays.stream(values())
                .filter(one -> one.uri.equals(uri))
                .findFirst()
                .orElseThrow(() -> new BadInput(parameter, "exchange.bad.crs"));
    }
}
