package org.linli.incidents.internal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.clock.Budget;
import org.linli.incidents.NewReport;
import org.linli.incidents.State;

/**
 * An incident as a line of a list.
 *
 * @param isOrdered an order of a supervising body awaits an answer
 */
public record Line(
        UUID id,
        String no,
        String title,
        @Nullable String categoryCode,
        int unitNo,
        @Nullable String address,
        State state,
        Instant since,
        @Nullable Budget budget,
        @Nullable Instant dueAt,
        NewReport.Channel channel,
        Instant receivedAt,
        @Nullable Integer departmentNo,
        @Nullable String holderName,
        @Nullable Double longitude,
        @Nullable Double latitude,
        boolean isOrdered) {}
