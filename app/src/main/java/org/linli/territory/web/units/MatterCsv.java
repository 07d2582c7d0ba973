package org.linli.territory.web.units;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.kernel.web.Frame;
import org.linli.territory.internal.bodies.MatterReport.Line;

/** The report of matters as a table that a spreadsheet opens. */
final class MatterCsv {

    private static final List<String> COLUMNS = List.of(
            "bodies.matter.name",
            "matters.unit",
            "bodies.role.LEADS",
            "matters.from",
            "matters.open",
            "matters.soon",
            "matters.late",
            "matters.closed",
            "matters.in-time",
            "matters.asked",
            "matters.answered",
            "matters.supervisor",
            "matters.ordered",
            "matters.order-answered");

    private MatterCsv() {}

    static String of(List<Line> lines, Frame frame) {
        return "\uFEFF"
                + Stream.concat(
                                Stream.of(COLUMNS.stream().map(frame::t).toList()),
                                lines.stream().map(MatterCsv::cells))
                        .map(cells -> cells.stream().map(MatterCsv::quoted).collect(Collectors.joining(",")))
                        .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static List<String> cells(Line line) {
        return List.of(
                line.matter().name(),
                line.unit().name(),
                line.matter().lead(),
                line.matter().begunOn().toString(),
                Long.toString(line.figures().open()),
                Long.toString(line.figures().soon()),
                Long.toString(line.figures().late()),
                Long.toString(line.figures().closed()),
                Long.toString(line.figures().closedInTime()),
                Long.toString(line.asked()),
                Long.toString(line.answered()),
                Optional.ofNullable(line.matter().supervisor()).orElse(""),
                Long.toString(line.supervised().ordered()),
                Long.toString(line.supervised().answered()));
    }

    /** A cell that a spreadsheet would take for a formula is kept as text. */
    private static String quoted(String text) {
        String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
