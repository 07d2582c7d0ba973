package org.linli.identity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * As what somebody serves where, from when until when.
 *
 * @param line the line department; empty for none
 * @param leads the group or building she leads; empty for none
 * @param until first day without it; null for an open end
 */
public record NewEngagement(
        ServingRole role,
        int unitNo,
        String line,
        String leads,
        LocalDate from,
        @Nullable LocalDate until) {}
