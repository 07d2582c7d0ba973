package org.linli.territory.internal.reorganisation;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is kept with a plan: who was heard, and the figures before and after (M01-25). */
public record Dossier(List<Consultation> consultations, List<Indicator> indicators) {

    /**
     * A hearing.
     *
     * @param heard how many people were heard
     * @param opinions what they said, for and against
     */
    public record Consultation(LocalDate heldOn, String title, int heard, String opinions, String addedBy) {}

    /** A figure before the plan and after it was carried out. */
    public record Indicator(
            String key, @Nullable Double before, @Nullable Double after) {}
}
