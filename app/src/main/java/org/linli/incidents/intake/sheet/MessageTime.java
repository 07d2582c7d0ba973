package org.linli.incidents.intake.sheet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the time of a message as people and Excel write it: {@code 2019/2/28 11:25:05}, {@code 2019-01-02 03:04},
 * {@code 2019年1月2日}, or the days since Excel's epoch.
 */
final class MessageTime {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?"
            + "(?:[ T]*(\\d{1,2})[:：时](\\d{1,2})(?:[:：分](\\d{1,2})(?:\\.\\d{1,9})?)?[分秒]?)?");

    /** Day 60 of Excel is 29 February 1900, which never was: from day 61 on this is the epoch. */
    private static final LocalDateTime EPOCH_1900 = LocalDateTime.of(1899, 12, 30, 0, 0);

    private static final LocalDateTime EPOCH_1904 = LocalDateTime.of(1904, 1, 1, 0, 0);
    private static final BigDecimal FIRST_SERIAL = new BigDecimal(61);
    private static final BigDecimal LAST_SERIAL = new BigDecimal(2_958_465);
    private static final BigDecimal SECONDS_A_DAY = new BigDecimal(86_400);

    private final ZoneId zone;
    private final LocalDateTime epoch;

    MessageTime(ZoneId zone, boolean isDate1904) {
        this.zone = zone;
        this.epoch = isDate1904 ? EPOCH_1904 : EPOCH_1900;
    }

    Optional<Instant> parse(String written) {
        Matcher parts = WRITTEN.matcher(written.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.of(
                            part(parts, 1),
                            part(parts, 2),
                            part(parts, 3),
                            part(parts, 4),
                            part(parts, 5),
                            part(parts, 6))
                    .atZone(zone)
                    .toInstant());
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** @param serial days since the epoch, the time of the day as a fraction; rounded to the second */
    Optional<Instant> ofSerial(BigDecimal serial) {
        if (serial.compareTo(FIRST_SERIAL) < 0 || serial.compareTo(LAST_SERIAL) > 0) {
            return Optional.empty();
        }
        long seconds =
                serial.multiply(SECONDS_A_DAY).setScale(0, RoundingMode.HALF_UP).longValueExact();
        return Optional.of(epoch.plusSeconds(seconds).atZone(zone).toInstant());
    }

    private static int part(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
