package org.linli.territory.web.grids;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.geo.GridFinding;
import org.linli.kernel.web.Frame;
import org.linli.territory.GridCell;
import org.linli.territory.internal.grids.CellCheck;
import org.linli.territory.internal.grids.GridGround;

/**
 * What the checker says, as the editor reads it.
 *
 * @param counted homes of the whole ground by where their number comes from; absent where nobody counted
 * @param findings all of them, errors first
 */
public record GridReportJson(
        boolean publishable,
        int errors,
        int warnings,
        double areaSquareMetres,
        double parentAreaSquareMetres,
        @Nullable Double shareAlongStreets,
        GridGround.@Nullable Counted counted,
        List<Grid> grids,
        List<Finding> findings) {

    private static final int MOST_LISTED = 200;

    /** Those that a page lists line by line. */
    public List<Finding> listed() {
        return findings.stream().limit(MOST_LISTED).toList();
    }

    /** How many a page only counts. */
    public int unlisted() {
        return Math.max(0, findings.size() - MOST_LISTED);
    }

    /** Figures of one grid. */
    public record Grid(
            int number,
            @Nullable Integer households,
            double areaSquareMetres,
            @Nullable Boolean inRange) {}

    /** One finding in the user's words. */
    public record Finding(
            String key,
            String severity,
            String text,
            List<Integer> grids,
            double areaSquareMetres,
            @Nullable Map<String, Object> where) {}

    static GridReportJson of(CellCheck.Result result, List<GridCell> cells, boolean givesCodes, Frame frame) {
        Map<Integer, String> names = cells.stream().collect(Collectors.toMap(GridCell::number, GridCell::name));
        GridTexts texts = new GridTexts(frame, names);
        List<Finding> findings = new ArrayList<>();
        if (result.isOnOldGround()) {
            findings.add(
                    new Finding("grids.old-ground", "ERROR", frame.t("grids.finding.old-ground"), List.of(), 0, null));
        }
        result.sameNames()
                .forEach(numbers -> findings.add(
                        new Finding("grids.same-name", "ERROR", texts.sameName(numbers), numbers, 0, null)));
        result.report().findings().forEach(finding -> findings.add(json(finding, texts)));
        if (!givesCodes && cells.stream().anyMatch(cell -> cell.unitNo() == null)) {
            findings.add(new Finding("grids.no-code", "WARNING", frame.t("grids.finding.no-code"), List.of(), 0, null));
        }
        return new GridReportJson(
                result.isPublishable(),
                result.errors(),
                findings.size() - result.errors(),
                result.report().gridsSquareMetres(),
                result.report().parentSquareMetres(),
                result.report().shareAlongStreets().isPresent()
                        ? (Double) result.report().shareAlongStreets().getAsDouble()
                        : null,
                result.counted().total() > 0 ? result.counted() : null,
                result.grids().stream().map(grid -> grid(grid, result)).toList(),
                findings);
    }

    private static Grid grid(CellCheck.Figures figures, CellCheck.Result result) {
        OptionalInt households = figures.households();
        if (households.isEmpty()) {
            return new Grid(figures.number(), null, figures.areaSquareMetres(), null);
        }
        int count = households.getAsInt();
        boolean isInRange = count >= result.limits().fewestHouseholds()
                && count <= result.limits().mostHouseholds();
        return new Grid(figures.number(), count, figures.areaSquareMetres(), isInRange);
    }

    private static Finding json(GridFinding finding, GridTexts texts) {
        return new Finding(
                finding.key(),
                finding.severity().name(),
                texts.of(finding),
                finding.grids(),
                finding.areaSquareMetres(),
                finding.where().isEmpty() ? null : CellsJson.geometry(finding.where()));
    }
}
