package org.linli.kernel.web;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The map of others under our own: none unless the operator names one.
 *
 * @param tiles XYZ template over https, with {@code {z}}, {@code {x}} and {@code {y}} once each; null for none
 * @param attribution whose map it is, with the number of its approval (审图号), as 地图管理条例 art. 17 asks for
 * @param datum how the map stands to the ground
 */
public record BaseMap(@Nullable String tiles, String attribution, Datum datum) {

    /** What places on the map are drawn by; Chinese web maps are drawn by GCJ-02, which is hundreds of metres off. */
    public enum Datum {
        WGS84,
        GCJ02;

        /** The name in settings and in pages. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static final BaseMap NONE = new BaseMap(null, "", Datum.WGS84);

    private static final String TILES = "LINLI_MAP_TILES";
    private static final String ATTRIBUTION = "LINLI_MAP_ATTRIBUTION";
    private static final String DATUM = "LINLI_MAP_DATUM";
    private static final int LONGEST = 500;

    /** What neither ends an attribute nor a directive of the policy; the path may hold no other braces. */
    private static final Pattern ADDRESS = Pattern.compile("https://[A-Za-z0-9.-]+(:\\d{1,5})?/[\\w./?=&%~+:@-]*");

    /** @throws IllegalArgumentException if a setting cannot be used, with a sentence for the operator */
    public static BaseMap of(@Nullable String tiles, @Nullable String attribution, @Nullable String datum) {
        Optional<String> template = given(tiles);
        Optional<String> words = given(attribution);
        if (template.isEmpty()) {
            if (words.isPresent() || given(datum).isPresent()) {
                throw new IllegalArgumentException(
                        "%s and %s describe the map of %s, which is not set.".formatted(ATTRIBUTION, DATUM, TILES));
            }
            return NONE;
        }
        if (words.isEmpty() || words.orElseThrow().length() > LONGEST) {
            throw new IllegalArgumentException(
                    "%s needs %s: whose map it is and the number of its approval (审图号), at most %d characters."
                            .formatted(TILES, ATTRIBUTION, LONGEST));
        }
        return new BaseMap(checked(template.orElseThrow()), words.orElseThrow(), datum(given(datum)));
    }

    /** Scheme, host and port for the content security policy; empty for none. */
    public Optional<String> origin() {
        return Optional.ofNullable(tiles)
                .map(template -> template.substring(0, template.indexOf('/', "https://".length())));
    }

    private static String checked(String template) {
        String filled = template;
        for (String part : new String[] {"{z}", "{x}", "{y}"}) {
            int at = filled.indexOf(part);
            if (at < 0 || at < filled.indexOf('/', "https://".length())) {
                throw refused(template);
            }
            filled = filled.substring(0, at) + "1" + filled.substring(at + part.length());
        }
        if (!ADDRESS.matcher(filled).matches() || URI.create(filled).getHost() == null) {
            throw refused(template);
        }
        return template;
    }

    private static IllegalArgumentException refused(String template) {
        return new IllegalArgumentException(
                "%s must be an address like https://host/{z}/{x}/{y}.png with each of {z} {x} {y} once, not '%s'."
                        .formatted(TILES, template));
    }

    private static Datum datum(Optional<String> name) {
        for (Datum datum : Datum.values()) {
            if (name.isEmpty() || datum.key().equals(name.orElseThrow().toLowerCase(Locale.ROOT))) {
                return datum;
            }
        }
        throw new IllegalArgumentException("%s must be wgs84 or gcj02, not '%s'; other maps do not lie under ours."
                .formatted(DATUM, name.orElseThrow()));
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(word -> !word.isEmpty());
    }
}
