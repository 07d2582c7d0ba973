package org.linli.territory.web.layers;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.geo.CoordinateSystem;
import org.linli.kernel.Outcome;
import org.linli.territory.SourceFile;
import org.linli.territory.web.Uploaded;
import org.springframework.web.multipart.MultipartFile;

/** Grids of a layer as they were sent: a file, or rows pasted out of a table. */
public record LayerUploadForm(
        @Nullable String layer,
        @Nullable String text,
        @Nullable String datum,
        @Nullable String from,
        @Nullable Boolean complete) {

    public static final String PASTED = "paste.txt";

    LayerUploadForm() {
        this(null, null, null, null, null);
    }

    public String layerText() {
        return Optional.ofNullable(layer).orElse("");
    }

    public String pasted() {
        return Optional.ofNullable(text).orElse("");
    }

    public boolean isComplete() {
        return complete != null && complete;
    }

    public boolean isDatum(CoordinateSystem system) {
        return system.equals(system());
    }

    public @Nullable CoordinateSystem system() {
        return Optional.ofNullable(datum).flatMap(CoordinateSystem::named).orElse(null);
    }

    Outcome<SourceFile> file(@Nullable MultipartFile file) {
        return Uploaded.file(file, PASTED)
                .map(Outcome::done)
                .orElseGet(() -> pasted().isBlank()
                        ? Outcome.refused("grids.layers.refused.no-file")
                        : Outcome.done(new SourceFile(PASTED, pasted().getBytes(StandardCharsets.UTF_8))));
    }
}
