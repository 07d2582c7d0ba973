package org.linli.territory.internal.boundaries;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.linli.geo.CoordinateSystem;

/**
 * What the {@code .prj} of a shapefile says: a system of coordinates as well-known text (OGC 01-009), in the spelling of
 * Esri or of others. Only names and numbers that matter here are looked at.
 */
final class ProjectionText {

    private static final Set<String> WGS84 = Set.of("DWGS1984", "WGS1984", "WORLDGEODETICSYSTEM1984", "WGS84");
    private static final Set<String> CGCS2000 = Set.of("DCHINA2000", "CHINA2000", "CGCS2000", "DCGCS2000");
    private static final Set<String> TRANSVERSE = Set.of("GAUSSKRUGER", "TRANSVERSEMERCATOR");
    private static final Set<String> WEB = Set.of(
            "MERCATORAUXILIARYSPHERE", "POPULARVISUALISATIONPSEUDOMERCATOR", "MERCATOR1SP", "MERCATOR2SP", "MERCATOR");
    private static final int MOST_DEPTH = 20;

    private final String text;
    private int at;

    private ProjectionText(String text) {
        this.text = text;
    }

    /** A bracketed element: its keyword, its quoted or plain values, the elements within. */
    private record Element(String keyword, List<String> values, List<Element> parts) {

        String name() {
            return values.isEmpty() ? keyword : values.getFirst();
        }

        Optional<Element> find(String wanted) {
            if (keyword.equals(wanted)) {
                return Optional.of(this);
            }
            return parts.stream().flatMap(part -> part.find(wanted).stream()).findFirst();
        }

        OptionalDouble parameter(String wanted) {
            return parts.stream()
                    .filter(part -> part.keyword.equals("PARAMETER")
                            && plain(part.name()).equals(wanted))
                    .filter(part -> part.values.size() > 1)
                    .mapToDouble(part -> number(part.values.get(1)))
                    .findFirst();
        }
    }

    /** Unreadable text is a foreign system under its first words. */
    static GroundSystem read(String text) {
        String stripped = text.strip().replace("\uFEFF", "");
        if (stripped.isEmpty()) {
            return new GroundSystem.Unstated();
        }
        Optional<Element> root = new ProjectionText(stripped).element(0);
        return root.map(ProjectionText::system).orElseGet(() -> new GroundSystem.Foreign(shown(stripped)));
    }

    private static GroundSystem system(Element root) {
        GroundSystem foreign = new GroundSystem.Foreign(shown(root.name()));
        Optional<CoordinateSystem> datum = root.find("DATUM").flatMap(ProjectionText::datum);
        if (datum.isEmpty()) {
            return foreign;
        }
        return switch (root.keyword()) {
            case "GEOGCS", "GEOGCRS", "GEODCRS" -> new GroundSystem.Degrees(datum.get());
            case "PROJCS", "PROJCRS" -> plane(root, datum.get()).orElse(foreign);
            default -> foreign;
        };
    }

    private static Optional<GroundSystem> plane(Element root, CoordinateSystem datum) {
        String projection = plain(root.find("PROJECTION").map(Element::name).orElse(""));
        boolean isInMetres = root.parts().stream()
                .filter(part -> part.keyword().equals("UNIT"))
                .allMatch(
                        part -> part.values().size() < 2 || number(part.values().get(1)) == 1);
        boolean isTrueToScale = root.parameter("SCALEFACTOR").orElse(1) == 1;
        boolean isFromEquator = root.parameter("LATITUDEOFORIGIN").orElse(0) == 0
                && root.parameter("FALSENORTHING").orElse(0) == 0;
        if (!isInMetres || !isTrueToScale || !isFromEquator) {
            return Optional.empty();
        }
        if (TRANSVERSE.contains(projection) && datum == CoordinateSystem.CGCS2000) {
            return GroundSystem.zone(
                            root.parameter("CENTRALMERIDIAN").orElse(Double.NaN),
                            root.parameter("FALSEEASTING").orElse(Double.NaN))
                    .map(plane -> plane);
        }
        boolean isWeb = WEB.contains(projection)
                && datum == CoordinateSystem.WGS84
                && (projection.equals("MERCATORAUXILIARYSPHERE")
                        || plain(root.name()).contains("PSEUDOMERCATOR"));
        return isWeb ? Optional.of(GroundSystem.ofEpsg(GroundSystem.WEB_MERCATOR)) : Optional.empty();
    }

    private static Optional<CoordinateSystem> datum(Element datum) {
        String name = plain(datum.name());
        if (WGS84.contains(name)) {
            return Optional.of(CoordinateSystem.WGS84);
        }
        return CGCS2000.contains(name) ? Optional.of(CoordinateSystem.CGCS2000) : Optional.empty();
    }

    private Optional<Element> element(int depth) {
        String keyword = word();
        skipBlank();
        if (keyword.isEmpty() || depth > MOST_DEPTH || !isNext('[', '(')) {
            return Optional.empty();
        }
        at++;
        List<String> values = new ArrayList<>();
        List<Element> parts = new ArrayList<>();
        while (at < text.length() && !isNext(']', ')')) {
            int before = at;
            Optional<Element> part = element(depth + 1);
            if (part.isPresent()) {
                parts.add(part.get());
            } else {
                at = before;
                values.add(value());
            }
            skipBlank();
            if (isNext(',', ',')) {
                at++;
            } else if (at == before) {
                return Optional.empty();
            }
            skipBlank();
        }
        at++;
        return Optional.of(new Element(keyword.toUpperCase(Locale.ROOT), values, parts));
    }

    private String word() {
        skipBlank();
        int begin = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        return text.substring(begin, at);
    }

    private String value() {
        skipBlank();
        if (at < text.length() && text.charAt(at) == '"') {
            int end = text.indexOf('"', at + 1);
            String quoted = text.substring(at + 1, end < 0 ? text.length() : end);
            at = end < 0 ? text.length() : end + 1;
            return quoted;
        }
        int begin = at;
        while (at < text.length() && ",]()[".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(begin, at).strip();
    }

    private boolean isNext(char one, char other) {
        return at < text.length() && (text.charAt(at) == one || text.charAt(at) == other);
    }

    private void skipBlank() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private static String plain(String name) {
        return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }

    private static String shown(String name) {
        String clean = name.replaceAll("\\p{Cntrl}", " ");
        return clean.length() > 60 ? clean.substring(0, 60) + "…" : clean;
    }
}
