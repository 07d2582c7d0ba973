package org.linli.exchange.web.ogc;

import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.territory.GeoJsonGeometry;
import org.linli.territory.PublishedUnits.PublishedUnit;
import org.linli.territory.PublishedUnits.Span;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Units as GeoJSON features, in the coordinate system that was asked for. */
final class ItemsText {

    private static final JsonFactory JSON = new JsonFactory();

    private final StringWriter text = new StringWriter();
    private final JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text);
    private final GeoJsonGeometry geometry;
    private final Span span;

    private ItemsText(Crs crs, Span span) {
        this.geometry = new GeoJsonGeometry(json, crs.isLatitudeFirst());
        this.span = span;
    }

    /** @param numberMatched absent where it is more than is counted */
    static String page(
            List<PublishedUnit> units,
            Crs crs,
            Span span,
            @Nullable Integer numberMatched,
            String timeStamp,
            List<Link> links) {
        ItemsText page = new ItemsText(crs, span);
        return page.collection(units, numberMatched, timeStamp, links);
    }

    static String one(PublishedUnit unit, Crs crs, Span span, List<Link> links) {
        ItemsText item = new ItemsText(crs, span);
        item.feature(unit, links);
        item.json.close();
        return item.text.toString();
    }

    private String collection(
            List<PublishedUnit> units, @Nullable Integer numberMatched, String timeStamp, List<Link> links) {
        json.writeStartObject();
        json.writeStringProperty("type", "FeatureCollection");
        json.writeStringProperty("timeStamp", timeStamp);
        if (numberMatched != null) {
            json.writeNumberProperty("numberMatched", numberMatched);
        }
        json.writeNumberProperty("numberReturned", units.size());
        write(links);
        json.writeArrayPropertyStart("features");
        units.forEach(unit -> feature(unit, List.of()));
        json.writeEndArray();
        json.writeEndObject();
        json.close();
        return text.toString();
    }

    private void feature(PublishedUnit published, List<Link> links) {
        json.writeStartObject();
        json.writeStringProperty("type", "Feature");
        json.writeStringProperty("id", idOf(published));
        json.writeObjectPropertyStart("properties");
        properties(published);
        json.writeEndObject();
        json.writeName("geometry");
        Geometry boundary = published.boundary();
        if (boundary == null) {
            json.writeNull();
        } else {
            geometry.write(boundary);
        }
        if (!links.isEmpty()) {
            write(links);
        }
        json.writeEndObject();
    }

    private void properties(PublishedUnit published) {
        json.writeNumberProperty("no", published.unit().no());
        json.writeStringProperty("code", published.unit().code());
        json.writeStringProperty("civilCode", published.civilCode());
        json.writeStringProperty("name", published.unit().name());
        json.writeStringProperty("level", published.unit().level());
        json.writeStringProperty("levelName", published.unit().levelName());
        if (published.use() != null) {
            json.writeStringProperty("dedicatedTo", published.use().name());
        }
        Integer parent = published.unit().parentNo();
        if (parent != null) {
            json.writeNumberProperty("parentNo", parent);
        }
        json.writeStringProperty("validFrom", published.validFrom().toString());
        if (published.validTo() != null) {
            json.writeStringProperty("validTo", published.validTo().toString());
        }
    }

    /** The number of the unit; versions that an interval shows besides carry the day on which they began. */
    private String idOf(PublishedUnit published) {
        boolean isOver = published.validTo() != null && !published.validTo().isAfter(span.to());
        return published.unit().no() + (isOver ? "@" + published.validFrom() : "");
    }

    private void write(List<Link> links) {
        json.writeArrayPropertyStart("links");
        for (Link link : links) {
            json.writeStartObject();
            json.writeStringProperty("href", link.href());
            json.writeStringProperty("rel", link.rel());
            json.writeStringProperty("type", link.type());
            json.writeStringProperty("title", link.title());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
