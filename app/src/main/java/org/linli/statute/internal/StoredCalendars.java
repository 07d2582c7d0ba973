package org.linli.statute.internal;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.linli.clock.CalendarDay;
import org.linli.clock.OfficeHours;
import org.linli.clock.WorkingCalendar;
import org.linli.kernel.Zone;
import org.linli.statute.Calendars;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class StoredCalendars implements Calendars {

    private static final String NATIONAL = "cn";
    private static final Duration FRESH_FOR = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Zone zone;
    private final LoadingCache<String, WorkingCalendar> calendars =
            Caffeine.newBuilder().expireAfterWrite(FRESH_FOR).build(this::load);

    StoredCalendars(JdbcClient jdbc, Zone zone) {
        this.jdbc = jdbc;
        this.zone = zone;
    }

    @Override
    public WorkingCalendar current() {
        return calendars.get(NATIONAL);
    }

    private record Frame(String officeHours, LocalDate announcedThrough) {}

    private WorkingCalendar load(String calendar) {
        Frame frame = jdbc.sql("SELECT office_hours, announced_through FROM calendar WHERE calendar = :calendar")
                .param("calendar", calendar)
                .query((row, i) -> new Frame(row.getString(1), row.getObject(2, LocalDate.class)))
                .single();
        List<CalendarDay> days = jdbc.sql("SELECT day, name, is_day_off FROM calendar_day WHERE calendar = :calendar")
                .param("calendar", calendar)
                .query((row, i) ->
                        new CalendarDay(row.getObject(1, LocalDate.class), row.getString(2), row.getBoolean(3)))
                .list();
        return WorkingCalendar.builder(zone.id())
                .hours(OfficeHours.parse(frame.officeHours()))
                .days(days)
                .announcedThrough(frame.announcedThrough())
                .build();
    }
}
