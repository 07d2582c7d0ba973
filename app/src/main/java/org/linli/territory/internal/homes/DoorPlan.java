package org.linli.territory.internal.homes;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Refusal;
import org.linli.territory.ImportReport;
import org.linli.territory.ImportReport.Verdict;

/**
 * What a list says, judged by itself: it does not say which of its doors are on record already, because whoever sends it
 * need not be somebody who may see them.
 */
public record DoorPlan(String file, List<Step> steps) {

    public DoorPlan {
        steps = List.copyOf(steps);
    }

    /**
     * A row.
     *
     * @param buildingId absent for a building that is listed for the first time, and for a refused row
     * @param gridNo where its building lies
     */
    record Step(
            ListRow row,
            String community,
            int communityNo,
            @Nullable UUID buildingId,
            int gridNo,
            ListRow.@Nullable Sound sound,
            @Nullable Refusal refusal) {

        static Step refused(ListRow row, Refusal why) {
            return new Step(row, DoorText.shown(row.community()), 0, null, 0, null, why);
        }
    }

    public int sound() {
        return (int) steps.stream().filter(step -> step.sound() != null).count();
    }

    public ImportReport report() {
        List<ImportReport.Row> rows = steps.stream()
                .map(step -> new ImportReport.Row(
                        file,
                        step.row().line(),
                        step.community(),
                        step.row().shown(),
                        step.sound() == null ? Verdict.REFUSED : Verdict.ADDED,
                        Optional.ofNullable(step.refusal()).map(List::of).orElse(List.of())))
                .toList();
        return new ImportReport(ImportReport.Counts.of(rows, 0), List.of(), rows);
    }
}
