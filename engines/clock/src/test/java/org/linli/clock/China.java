package org.linli.clock;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;

/** The announced calendar of China and local times in it, for tables. */
final class China {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final WorkingCalendar CALENDAR =
            WorkingCalendar.builder(ZONE).facts(HolidayFacts.china()).build();

    private China() {}

    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    static String local(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZONE).toString();
    }

    /** Reads {@code from/until;from/} in local time; blank is none. */
    static SuspensionLedger ledger(String text) {
        return SuspensionLedger.of(Arrays.stream(text.split(";"))
                .filter(range -> !range.isBlank())
                .map(China::suspension)
                .toList());
    }

    private static Suspension suspension(String text) {
        String[] ends = text.strip().split("/", -1);
        return ends[1].isEmpty() ? Suspension.openFrom(at(ends[0])) : new Suspension(at(ends[0]), at(ends[1]));
    }

    static String describe(Due due) {
        return switch (due) {
            case Deadline(Instant at, boolean isProvisional) -> local(at) + (isProvisional ? " provisional" : "");
            case Stopped stopped -> "stopped " + local(stopped.since()) + " left " + stopped.remaining();
        };
    }
}
