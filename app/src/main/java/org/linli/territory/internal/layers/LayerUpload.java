package org.linli.territory.internal.layers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.geo.CoordinateSystem;
import org.linli.territory.SourceFile;

/**
 * Grids of a layer that somebody sent and nobody started yet.
 *
 * @param isComplete whether what the file does not list ends
 * @param datum of the coordinates, where somebody chose one
 */
public record LayerUpload(
        UUID id,
        int unitNo,
        String layer,
        LocalDate from,
        boolean isComplete,
        @Nullable CoordinateSystem datum,
        SourceFile file,
        Instant createdAt) {

    public String href() {
        return "/grids/" + unitNo + "/layers/uploads/" + id;
    }
}
