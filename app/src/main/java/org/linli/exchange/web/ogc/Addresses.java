package org.linli.exchange.web.ogc;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Full addresses below {@code /ogc}, as the reader reached this server. */
record Addresses(String base) {

    static final String JSON = "application/json";
    static final String GEO_JSON = "application/geo+json";
    static final String OPEN_API = "application/vnd.oai.openapi+json;version=3.0";
    static final String VECTOR_TILE = "application/vnd.mapbox-vector-tile";

    static Addresses of(HttpServletRequest request) {
        return new Addresses(
                ServletUriComponentsBuilder.fromContextPath(request).toUriString());
    }

    Link to(String path, String rel, String type, String title) {
        return new Link(base + path, rel, type, title);
    }
}
