package org.linli.incidents;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.geo.LonLat;

/**
 * What somebody reports.
 *
 * @param text the words of the report, never changed afterwards
 * @param categoryCode what the reporter thinks it is
 * @param unitNo the smallest known unit it lies in
 * @param accuracyMetres how exact the point is, where the device said so
 * @param sourceReference number in the system it came from; the same number of the same channel is taken once
 */
public record NewReport(
        String text,
        @Nullable String categoryCode,
        int unitNo,
        @Nullable String address,
        @Nullable LonLat point,
        @Nullable Double accuracyMetres,
        List<UUID> photos,
        @Nullable Contact contact,
        Channel channel,
        @Nullable String sourceReference,
        Instant reportedAt) {

    /** How to reach whoever reported; both parts are optional. */
    public record Contact(@Nullable String name, @Nullable String phone) {}

    /** How a report came in. */
    public enum Channel {
        WEB,
        GRID_WORKER,
        HOTLINE,
        COUNTER,
        IMPORT
    }

    public NewReport {
        photos = List.copyOf(photos);
    }
}
