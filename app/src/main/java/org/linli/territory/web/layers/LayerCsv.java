package org.linli.territory.web.layers;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.web.Frame;
import org.linli.territory.Territory;
import org.linli.territory.Unit;

/** Grids of layers as a table that a spreadsheet opens and the page reads again. */
final class LayerCsv {

    static final String HEADING = "\uFEFF图层,编号,名称,综合网格,社区,自\r\n";

    private LayerCsv() {}

    static String line(String layer, LayerView.Line line, Territory territory, Frame frame) {
        return List.of(
                                frame.t("grids.layer." + layer),
                                line.grid().code(),
                                line.grid().name(),
                                code(line.mapped()),
                                code(territory.findUnit(line.grid().unitNo()).orElse(null)),
                                line.grid().from().toString())
                        .stream()
                        .map(LayerCsv::quoted)
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    private static String code(@Nullable Unit unit) {
        return Optional.ofNullable(unit)
                .map(known -> known.code().isEmpty() ? known.name() : known.code())
                .orElse("");
    }

    /** A spreadsheet runs what begins like a formula; an apostrophe in front keeps it a text. */
    private static String quoted(String text) {
        boolean isFormula = !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0;
        return '"' + (isFormula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
