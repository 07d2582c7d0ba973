package org.linli.territory.internal.layers;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Refusal;
import org.linli.territory.ImportReport;
import org.linli.territory.ImportReport.Verdict;
import org.linli.territory.Unit;

/**
 * What grids that were sent would change in a layer.
 *
 * @param ending grids that are there and were not sent, where the file is to be the whole layer
 */
public record LayerPlan(String layer, LocalDate from, String file, List<Step> steps, List<LayerGrid> ending) {

    public LayerPlan {
        steps = List.copyOf(steps);
        ending = List.copyOf(ending);
    }

    /**
     * One of them.
     *
     * @param unit the community it lies in; absent for a refused one
     * @param grid the integrated grid written beside it
     * @param before those of the same code that are there from the day on
     */
    record Step(
            LayerCell cell,
            @Nullable Unit unit,
            @Nullable Unit grid,
            List<LayerGrid> before,
            Verdict verdict,
            List<Refusal> remarks) {

        int unitNo() {
            return Objects.requireNonNull(unit).no();
        }

        boolean isEffective() {
            return verdict == Verdict.ADDED || verdict == Verdict.CHANGED;
        }

        ImportReport.Row row(String file) {
            return new ImportReport.Row(
                    file, cell.line(), LayerCell.shown(cell.code()), LayerCell.shown(cell.name()), verdict, remarks);
        }
    }

    public ImportReport report() {
        List<ImportReport.Row> rows = steps.stream().map(step -> step.row(file)).toList();
        return new ImportReport(ImportReport.Counts.of(rows, 0), List.of(), rows);
    }

    /** How many grids it would write or end. */
    public int effective() {
        return (int) steps.stream().filter(Step::isEffective).count() + ending.size();
    }
}
