package org.linli.territory.internal.layers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.linli.kernel.UuidV7;
import org.springframework.stereotype.Component;

/** Writes what a plan says; in a transaction under a scope, when nobody else changes layers. */
@Component
class LayerWriting {

    private final LayerGridRows rows;

    LayerWriting(LayerGridRows rows) {
        this.rows = rows;
    }

    void write(LayerPlan plan, Instant now) {
        plan.ending().forEach(grid -> rows.endFrom(grid.id(), plan.from()));
        plan.steps().stream()
                .filter(LayerPlan.Step::isEffective)
                .forEach(step -> put(plan.layer(), step, plan.from(), now));
    }

    private void put(String layer, LayerPlan.Step step, LocalDate from, Instant now) {
        UUID id = UuidV7.at(now);
        List<LayerGrid> before = step.before();
        before.forEach(grid -> rows.endFrom(grid.id(), from));
        rows.insert(
                id,
                step.unitNo(),
                layer,
                step.cell().drawn(before.isEmpty() ? null : before.getLast().shape()),
                from,
                null);
        if (step.grid() != null) {
            rows.map(id, step.unitNo(), step.grid().no(), from, null);
            return;
        }
        // Where the ground stays, what was confirmed for it stays too.
        for (LayerGrid grid : before) {
            if (LayerPlanner.keepsGround(step.cell(), grid)) {
                grid.belongings().stream()
                        .filter(one -> one.until() == null || one.until().isAfter(from))
                        .forEach(one -> rows.map(
                                id, step.unitNo(), one.gridNo(), LayerGrid.latest(one.from(), from), one.until()));
            }
        }
    }
}
