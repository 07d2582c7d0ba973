package org.linli.territory.internal;

import java.util.List;
import org.linli.territory.MapFeature;

/** Who has to know, within the same transaction, that boundaries or the map became others. */
public interface GroundListener {

    /** Boundaries of these units were written, for whatever days. */
    void boundariesWritten(List<Integer> unitNos);

    /** A layer of a unit's map was put in the place of the former one. */
    void layerReplaced(int unitNo, String layer, List<MapFeature> features);
}
