package org.linli.territory.internal.grids;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * A grid of a layer.
 *
 * @param gridNo the integrated grid it belongs to; absent while nobody confirmed one
 */
public record LayerGrid(
        UUID id,
        String layer,
        String code,
        String name,
        Geometry shape,
        LocalDate from,
        @Nullable Integer gridNo) {}
