package org.linli.territory.web.grids;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.linli.geo.BoundaryCheck;
import org.linli.geo.CoverageRepair;
import org.linli.geo.GridFinding;
import org.linli.kernel.Refusal;
import org.linli.kernel.web.Frame;
import org.locationtech.jts.geom.Coordinate;

/** Findings and changes in words. Grids are called by their names. */
final class GridTexts {

    private final Frame frame;
    private final Map<Integer, String> names;

    GridTexts(Frame frame, Map<Integer, String> names) {
        this.frame = frame;
        this.names = names;
    }

    String of(GridFinding finding) {
        return switch (finding) {
            case GridFinding.UnsoundParent parent ->
                frame.t(
                        "grids.finding.unsound-parent",
                        flaw(parent.flaw(), parent.where().getCoordinates()));
            case GridFinding.Unsound unsound ->
                frame.t(
                        "grids.finding.unsound",
                        name(unsound.grid()),
                        flaw(unsound.flaw(), unsound.where().getCoordinates()));
            case GridFinding.Overlap overlap ->
                frame.t(
                        "grids.finding.overlap",
                        name(overlap.lower()),
                        name(overlap.higher()),
                        area(overlap.areaSquareMetres()));
            case GridFinding.Outside outside ->
                frame.t("grids.finding.outside", name(outside.grid()), area(outside.areaSquareMetres()));
            case GridFinding.Gap gap -> frame.t("grids.finding.gap", area(gap.areaSquareMetres()));
            case GridFinding.LooseBorder loose ->
                frame.t("grids.finding.loose-border", name(loose.grid()), area(loose.lengthMetres()));
            case GridFinding.SeveralParts parts ->
                frame.t("grids.finding.several-parts", name(parts.grid()), parts.parts());
            case GridFinding.Holes holes ->
                frame.t("grids.finding.holes", name(holes.grid()), holes.holes(), area(holes.areaSquareMetres()));
            case GridFinding.OffStreet off ->
                frame.t("grids.finding.off-street", names(off.grids()), area(off.lengthMetres()));
            case GridFinding.FewStreets few ->
                frame.t("grids.finding.few-streets", percent(few.shareAlongStreets()), percent(few.leastShare()));
            case GridFinding.Households households ->
                frame.t(
                        "grids.finding.households",
                        name(households.grid()),
                        households.households(),
                        households.fewest(),
                        households.most());
            case GridFinding.WrongDatum datum ->
                frame.t(
                        "grids.finding.wrong-datum",
                        datum.from().name(),
                        Math.round(datum.shiftMetres()),
                        percent(datum.outsideShare()),
                        percent(datum.outsideShareAfter()));
        };
    }

    String of(CoverageRepair.Change change) {
        String before = names(change.before());
        String after = change.after().map(this::name).orElse("");
        String area = area(change.areaSquareMetres());
        return switch (change.kind()) {
            case FIXED -> frame.t("grids.change.fixed", after);
            case GAP_CLOSED -> frame.t("grids.change.gap-closed", area, after);
            case OVERLAP_SETTLED -> frame.t("grids.change.overlap-settled", area, before, after);
            case CUT_OFF -> frame.t("grids.change.cut-off", area, before);
        };
    }

    String sameName(List<Integer> numbers) {
        return frame.t("grids.finding.same-name", numbers.size(), name(numbers.getFirst()));
    }

    private String flaw(BoundaryCheck.Flaw flaw, Coordinate[] where) {
        return frame.t(Refusal.of("territory." + flaw.key(), where.length == 0 ? "" : place(Optional.of(where[0]))));
    }

    private String names(List<Integer> numbers) {
        return numbers.stream().map(this::name).collect(Collectors.joining(frame.t("grids.and")));
    }

    private String name(int number) {
        return names.getOrDefault(number, Integer.toString(number));
    }

    static String place(Optional<Coordinate> where) {
        return where.map(at -> String.format(Locale.ROOT, "%.5f, %.5f", at.x, at.y))
                .orElse("");
    }

    static double area(double squareMetres, int ignoredAbove) {
        return squareMetres < ignoredAbove ? Math.round(squareMetres * 100) / 100.0 : Math.round(squareMetres);
    }

    private String area(double amount) {
        return frame.t("grids.number", area(amount, 10));
    }

    private static long percent(double share) {
        return Math.round(share * 100);
    }
}
