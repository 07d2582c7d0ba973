package org.linli.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Compares clocks with a walk that looks at every minute and knows nothing of spans and sums. */
class NaiveWalkTest {

    private static final List<String> ZONES = List.of(
            "Asia/Shanghai", "UTC", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Casablanca");
    private static final List<String> HOURS = List.of(
            "08:00-12:00,14:00-18:00",
            "09:00-17:00",
            "00:00-24:00",
            "00:00-03:00,22:00-24:00",
            "01:15-02:45,07:00-07:01");
    private static final List<Set<DayOfWeek>> WEEKENDS = List.of(
            Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), Set.of(DayOfWeek.SUNDAY), Set.of(), Set.of(DayOfWeek.FRIDAY));
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final int CALENDARS = 24;
    private static final int CLOCKS = 25;

    @Test
    void a_clock_agrees_with_a_walk_through_every_minute() {
        long seed = System.nanoTime();
        System.out.println("NaiveWalkTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < CALENDARS; i++) {
            WorkingCalendar calendar = calendar(random);
            for (int j = 0; j < CLOCKS; j++) {
                compare(calendar, random, seed);
            }
        }
    }

    private static void compare(WorkingCalendar calendar, Random random, long seed) {
        Instant start = FIRST.atStartOfDay(ZoneId.of("UTC")).toInstant().plus(minutes(random, 360 * 1440));
        List<Suspension> suspensions = suspensions(start, random);
        StageClock clock = new StageClock(calendar, budget(random, calendar), start, SuspensionLedger.of(suspensions));
        Instant now = start.plus(minutes(random, 8 * 1440));
        String scene = "seed " + seed + " " + clock + " at " + now;
        assertThat(clock.due()).as(scene).isEqualTo(walkToDue(clock, suspensions));
        assertThat(clock.elapsed(now)).as(scene).isEqualTo(Duration.ofMinutes(walk(clock, suspensions, now)));
    }

    private static WorkingCalendar calendar(Random random) {
        CalendarBuilder builder = WorkingCalendar.builder(ZoneId.of(pick(ZONES, random)))
                .hours(OfficeHours.parse(pick(HOURS, random)))
                .weekend(pick(WEEKENDS, random))
                .announcedThrough(FIRST.plusDays(random.nextInt(300, 420)));
        if (random.nextBoolean()) {
            builder.season(new Season(FIRST.plusDays(100), FIRST.plusDays(180), OfficeHours.parse(pick(HOURS, random))))
                    .season(new Season(
                            FIRST.plusDays(181), FIRST.plusDays(185), OfficeHours.parse(pick(HOURS, random))));
        }
        for (int day = 0; day < 400; day++) {
            if (random.nextInt(6) == 0) {
                builder.day(new CalendarDay(FIRST.plusDays(day), "day " + day, random.nextBoolean()));
            }
        }
        return builder.build();
    }

    /** Working days of changing length are not walked by the minute; SeasonTest has them. */
    private static Budget budget(Random random, WorkingCalendar calendar) {
        List<TimeKind> kinds = calendar.seasons().isEmpty()
                ? List.of(TimeKind.values())
                : List.of(TimeKind.WORKING_HOURS, TimeKind.CONTINUOUS_HOURS);
        TimeKind kind = pick(kinds, random);
        return switch (kind) {
            case CONTINUOUS_HOURS, WORKING_HOURS -> new Budget(kind, BigDecimal.valueOf(random.nextInt(80) * 5L, 1));
            case WORKING_DAYS, CONTINUOUS_DAYS -> new Budget(kind, random.nextInt(6));
        };
    }

    private static List<Suspension> suspensions(Instant start, Random random) {
        List<Suspension> suspensions = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            Instant from = start.minus(Duration.ofDays(2)).plus(minutes(random, 9 * 1440));
            boolean isOpen = random.nextInt(10) == 0;
            suspensions.add(
                    isOpen ? Suspension.openFrom(from) : new Suspension(from, from.plus(minutes(random, 3 * 1440))));
        }
        return suspensions;
    }

    private static Due walkToDue(StageClock clock, List<Suspension> suspensions) {
        Duration unit = clock.calendar().unit(clock.budget().kind());
        long left = clock.budget()
                .amount()
                .multiply(BigDecimal.valueOf(unit.toMinutes()))
                .longValueExact();
        Instant at = clock.start();
        while (left > 0) {
            if (isStoppedForEver(suspensions, at)) {
                return new Stopped(stoppedSince(clock, suspensions, at), Duration.ofMinutes(left));
            }
            left -= counts(clock, suspensions, at) ? 1 : 0;
            at = at.plusSeconds(60);
        }
        LocalDate lastCounted =
                LocalDate.ofInstant(at.minusNanos(1), clock.calendar().zone());
        boolean isProvisional = !clock.budget().kind().isContinuous()
                && lastCounted.isAfter(clock.calendar().announcedThrough());
        return new Deadline(at, isProvisional);
    }

    private static boolean isStoppedForEver(List<Suspension> suspensions, Instant at) {
        return suspensions.stream().anyMatch(s -> s.isOpen() && !s.from().isAfter(at));
    }

    private static Instant stoppedSince(StageClock clock, List<Suspension> suspensions, Instant stopped) {
        Instant since = stopped;
        while (since.isAfter(clock.start()) && isSuspended(suspensions, since.minusSeconds(60))) {
            since = since.minusSeconds(60);
        }
        return since;
    }

    private static long walk(StageClock clock, List<Suspension> suspensions, Instant now) {
        long counted = 0;
        for (Instant at = clock.start(); at.isBefore(now); at = at.plusSeconds(60)) {
            counted += counts(clock, suspensions, at) ? 1 : 0;
        }
        return counted;
    }

    private static boolean counts(StageClock clock, List<Suspension> suspensions, Instant minute) {
        boolean runs = clock.budget().kind().isContinuous() || isOfficeTime(clock.calendar(), minute);
        return runs && !isSuspended(suspensions, minute);
    }

    private static boolean isOfficeTime(WorkingCalendar calendar, Instant minute) {
        ZonedDateTime local = minute.atZone(calendar.zone());
        LocalTime time = local.toLocalTime();
        return calendar.isWorkingDay(local.toLocalDate())
                && calendar.hours(local.toLocalDate()).ranges().stream()
                        .anyMatch(range -> !time.isBefore(range.from())
                                && (range.to().equals(LocalTime.MIDNIGHT) || time.isBefore(range.to())));
    }

    private static boolean isSuspended(List<Suspension> suspensions, Instant minute) {
        return suspensions.stream()
                .anyMatch(s -> !s.from().isAfter(minute)
                        && (s.until() == null || s.until().isAfter(minute)));
    }

    private static Duration minutes(Random random, int bound) {
        return Duration.ofMinutes(random.nextInt(bound));
    }

    private static <T> T pick(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
