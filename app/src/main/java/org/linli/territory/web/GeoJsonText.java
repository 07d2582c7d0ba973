package org.linli.territory.web;

import java.io.StringWriter;
import java.util.Map;
import org.linli.territory.GeoJsonGeometry;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes a collection of GeoJSON features (RFC 7946). */
public final class GeoJsonText implements AutoCloseable {

    private static final JsonFactory JSON = new JsonFactory();

    private final StringWriter text = new StringWriter();
    private final JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text);
    private final GeoJsonGeometry geometry = new GeoJsonGeometry(json, false);

    public GeoJsonText() {
        json.writeStartObject();
        json.writeStringProperty("type", "FeatureCollection");
        json.writeArrayPropertyStart("features");
    }

    public GeoJsonText add(int id, Geometry shape, Map<String, String> properties) {
        json.writeStartObject();
        json.writeStringProperty("type", "Feature");
        json.writeNumberProperty("id", id);
        json.writeObjectPropertyStart("properties");
        properties.forEach(json::writeStringProperty);
        json.writeEndObject();
        json.writeName("geometry");
        geometry.write(shape);
        json.writeEndObject();
        return this;
    }

    /** The finished document. */
    public String finish() {
        json.writeEndArray();
        json.writeEndObject();
        json.close();
        return text.toString();
    }

    @Override
    public void close() {
        json.close();
    }
}
