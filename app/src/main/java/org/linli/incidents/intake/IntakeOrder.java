package org.linli.incidents.intake;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be imported, and where to.
 *
 * @param fileName name the file had at the user's
 * @param unitCode code of the unit that messages go to; the unit of the actor's post, or the only root, when absent
 * @param places place words and unit codes, each as {@code A3区=150302}
 * @param limit read only so many rows
 */
public record IntakeOrder(
        Path file,
        String fileName,
        @Nullable String unitCode,
        List<String> places,
        @Nullable Integer limit) {

    public IntakeOrder {
        places = List.copyOf(places);
    }
}
