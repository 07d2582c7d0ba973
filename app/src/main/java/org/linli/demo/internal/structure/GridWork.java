package org.linli.demo.internal.structure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.linli.demo.internal.ground.Wuhai;
import org.linli.geo.Lattice;
import org.linli.kernel.Actor;
import org.linli.territory.GridCell;
import org.linli.territory.GridDrawings;
import org.linli.territory.Territory;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.springframework.stereotype.Component;

/** A drawing of grids that somebody is at: one grid was shifted, so an overlap and a gap stand. */
@Component
public class GridWork {

    private static final double SHIFT_DEGREES = 0.00012;

    private final GridDrawings drawings;
    private final Territory territory;

    GridWork(GridDrawings drawings, Territory territory) {
        this.drawings = drawings;
        this.territory = territory;
    }

    public void load(Actor planner, Instant at) {
        int unitNo = territory.findByCode(Wuhai.communityCode()).orElseThrow().no();
        if (drawings.findDraft(planner, unitNo).isPresent()) {
            return;
        }
        UUID id = drawings.open(planner, unitNo, at).orThrow();
        List<GridCell> cells = new ArrayList<>(drawings.cells(planner, id));
        cells.replaceAll(cell -> cell.number() == 3 ? cell.at(shifted(cell.shape())) : cell);
        drawings.save(planner, id, 1, cells, at).orThrow();
    }

    private static Geometry shifted(Geometry shape) {
        return Lattice.snapped(
                AffineTransformation.translationInstance(SHIFT_DEGREES, 0).transform(shape));
    }
}
