package org.linli.territory.internal.layers;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Refusal;
import org.linli.territory.GridLayers.Drawn;
import org.linli.territory.internal.NameRules;
import org.locationtech.jts.geom.Geometry;

/**
 * A grid of a layer as somebody sent it.
 *
 * @param line of the table or number of the feature, from 1
 * @param gridText name or code of the integrated grid, where one is written beside it
 * @param unitText name or code of the community, where one is written beside it
 * @param hasShape whether it is drawn, be it well or badly
 * @param remarks about the drawing
 */
record LayerCell(
        int line,
        String code,
        String name,
        String gridText,
        String unitText,
        boolean hasShape,
        @Nullable Geometry shape,
        List<Refusal> remarks) {

    private static final int LONGEST = 60;
    private static final int LONGEST_SHOWN = 80;
    private static final Pattern PHONE = Pattern.compile("(?<!\\d)1[3-9]\\d{9}(?!\\d)");

    static LayerCell of(int line, Drawn drawn) {
        return new LayerCell(line, drawn.code(), drawn.name(), "", "", drawn.shape() != null, drawn.shape(), List.of());
    }

    Drawn drawn(@Nullable Geometry before) {
        return new Drawn(code, name, shape == null ? before : shape);
    }

    /** Why it cannot be taken whatever is there already. */
    Optional<Refusal> flaw() {
        if (code.isEmpty()
                || code.length() > LONGEST
                || NameRules.error("甲" + code).isPresent()) {
            return Optional.of(Refusal.of("grids.layers.bad.code", LONGEST));
        }
        if (PHONE.matcher(name).find()) {
            return Optional.of(Refusal.of("grids.layers.bad.phone"));
        }
        Optional<Refusal> named = NameRules.error(name);
        return named.isEmpty() && hasShape && shape == null ? remarks.stream().findFirst() : named;
    }

    /** The text as a report may show it: without numbers of phones. */
    static String shown(String text) {
        String visible = PHONE.matcher(text).replaceAll("…").replaceAll("\\p{Cntrl}", "\uFFFD");
        return visible.length() > LONGEST_SHOWN ? visible.substring(0, LONGEST_SHOWN) + "…" : visible;
    }
}
