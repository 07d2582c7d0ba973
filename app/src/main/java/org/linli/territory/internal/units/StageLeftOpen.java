package org.linli.territory.internal.units;

import java.time.LocalDate;
import java.util.List;

/**
 * Why a unit went on to another stage while items were open.
 *
 * @param items keys of the open items
 */
public record StageLeftOpen(
        String stageLeft, String stage, LocalDate day, List<String> items, String reason, String by) {

    public StageLeftOpen {
        items = List.copyOf(items);
    }
}
