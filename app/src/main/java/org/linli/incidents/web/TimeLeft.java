package org.linli.incidents.web;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.linli.clock.TimeKind;
import org.linli.incidents.internal.StageTiming.Timing;
import org.linli.kernel.web.Frame;

/**
 * A clock as it is drawn: a ring and words.
 *
 * @param tone {@code late}, {@code soon} or {@code calm}
 * @param percent how much of the ring is filled, 0 to 100
 */
public record TimeLeft(
        String tone, int percent, String words, @Nullable Instant dueAt) {

    /** Absent where nothing is due. */
    static @Nullable TimeLeft of(@Nullable Timing timing, Frame frame) {
        if (timing == null) {
            return null;
        }
        String amount = words(timing, frame);
        return new TimeLeft(
                timing.isLate() ? "late" : timing.isSoon() ? "soon" : "calm",
                (int) Math.round(100 * Math.max(0, Math.min(1, timing.fractionUsed()))),
                timing.isLate() ? frame.t("incidents.left.late", amount) : amount,
                timing.dueAt());
    }

    private static String words(Timing timing, Frame frame) {
        Duration amount = timing.amount();
        long units = amount.dividedBy(timing.unit());
        boolean isInDays = timing.kind() == TimeKind.WORKING_DAYS || timing.kind() == TimeKind.CONTINUOUS_DAYS;
        if (isInDays && units >= 1) {
            long hours = amount.minus(timing.unit().multipliedBy(units)).toHours();
            String key = timing.kind() == TimeKind.WORKING_DAYS ? "incidents.left.working-days" : "incidents.left.days";
            return hours == 0 ? frame.t(key, units) : frame.t(key + ".hours", units, hours);
        }
        return span(amount, frame);
    }

    /** A span of time in hours and minutes. */
    static String span(Duration amount, Frame frame) {
        long hours = amount.toHours();
        int minutes = amount.toMinutesPart();
        if (hours >= 48) {
            return frame.t("incidents.left.days.hours", hours / 24, hours % 24);
        }
        if (hours == 0) {
            return frame.t("incidents.left.minutes", Math.max(1, minutes));
        }
        return minutes == 0
                ? frame.t("incidents.left.hours", hours)
                : frame.t("incidents.left.hours.minutes", hours, minutes);
    }
}
