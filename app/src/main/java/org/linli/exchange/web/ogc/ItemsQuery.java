package org.linli.exchange.web.ogc;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.linli.geo.LonLat;
import org.linli.geo.LonLatBox;
import org.linli.kernel.web.BadInput;
import org.linli.territory.PublishedUnits.Position;
import org.linli.territory.PublishedUnits.Query;
import org.linli.territory.PublishedUnits.Span;

/** The parameters of a question for items, as the standard writes them. */
final class ItemsQuery {

    static final int USUAL_LIMIT = 100;
    static final int MOST = 1_000;

    private static final Pattern CURSOR = Pattern.compile("(\\d{1,9})@(\\d{4}-\\d{2}-\\d{2})");

    private ItemsQuery() {}

    /**
     * What a page of a collection was asked with.
     *
     * @param after end of the last page, from a {@code next} link
     */
    record Parameters(
            @Nullable String bbox,
            @Nullable String bboxCrs,
            @Nullable String datetime,
            @Nullable String limit,
            @Nullable String after) {}

    /** @throws BadInput naming the parameter */
    static Query read(String level, Parameters asked, LocalDate today, ZoneId zone) {
        return new Query(
                level,
                span(asked.datetime(), today, zone),
                box(asked.bbox(), asked.bboxCrs()),
                position(asked.after()),
                limit(asked.limit()));
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return USUAL_LIMIT;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1) {
                return Math.min(limit, MOST);
            }
        } catch (NumberFormatException notANumber) {
            // Answered below, like a number that is too small.
        }
        throw new BadInput("limit", "exchange.bad.limit", MOST);
    }

    /** Four numbers, or six with heights, which are left aside. */
    private static @Nullable LonLatBox box(@Nullable String text, @Nullable String crs) {
        boolean isLatitudeFirst = crs != null && Crs.named("bbox-crs", crs).isLatitudeFirst();
        if (text == null) {
            return null;
        }
        String[] parts = text.split(",", -1);
        try {
            double[] corners = switch (parts.length) {
                case 4 -> numbers(parts[0], parts[1], parts[2], parts[3]);
                case 6 -> numbers(parts[0], parts[1], parts[3], parts[4]);
                default -> throw new NumberFormatException();
            };
            int x = isLatitudeFirst ? 1 : 0;
            return new LonLatBox(new LonLat(corners[x], corners[1 - x]), new LonLat(corners[2 + x], corners[3 - x]));
        } catch (IllegalArgumentException noBox) {
            throw new BadInput("bbox", "exchange.bad.bbox");
        }
    }

    private static double[] numbers(String... parts) {
        double[] numbers = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            numbers[i] = Double.parseDouble(parts[i].strip());
        }
        return numbers;
    }

    /** An instant, a day, or an interval with {@code ..} or nothing for an open end. */
    static Span span(@Nullable String text, LocalDate today, ZoneId zone) {
        if (text == null) {
            return Span.day(today);
        }
        String[] ends = text.split("/", -1);
        try {
            return switch (ends.length) {
                case 1 -> Span.day(day(ends[0], zone));
                case 2 -> interval(ends[0], ends[1], today, zone);
                default -> throw new DateTimeException(text);
            };
        } catch (DateTimeException unreadable) {
            throw new BadInput("datetime", "exchange.bad.datetime");
        }
    }

    private static Span interval(String from, String to, LocalDate today, ZoneId zone) {
        LocalDate first = isOpen(from) ? null : day(from, zone);
        LocalDate last = isOpen(to) ? (first != null && first.isAfter(today) ? first : today) : day(to, zone);
        if (first != null && first.isAfter(last)) {
            throw new DateTimeException("ends before it begins");
        }
        return new Span(first, last);
    }

    private static boolean isOpen(String end) {
        return end.isEmpty() || end.equals("..");
    }

    private static LocalDate day(String text, ZoneId zone) {
        return text.length() == 10
                ? LocalDate.parse(text)
                : OffsetDateTime.parse(text).atZoneSameInstant(zone).toLocalDate();
    }

    private static @Nullable Position position(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Matcher cursor = CURSOR.matcher(text);
        try {
            if (cursor.matches()) {
                return new Position(Integer.parseInt(cursor.group(1)), LocalDate.parse(cursor.group(2)));
            }
        } catch (DateTimeException noDay) {
            // Answered below, like every cursor that was not given out here.
        }
        throw new BadInput("after", "exchange.bad.after");
    }

    static String cursor(Position position) {
        return position.unitNo() + "@" + position.validFrom();
    }
}
