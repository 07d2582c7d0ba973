package org.linli.statute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.clock.CalendarDay;
import org.linli.clock.OfficeHours;
import org.linli.clock.WorkingCalendar;
import org.linli.identity.TestStaff;
import org.linli.incidents.TestTown;
import org.linli.incidents.TestTown.Town;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Transactions;
import org.linli.kernel.web.NotFound;
import org.linli.statute.internal.CalendarDesk;
import org.linli.statute.internal.Layer;
import org.linli.statute.internal.LayerDraft;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** FEATURE UNDER TEST: calendars are layers along the units; a new layer moves the clocks of the units it reaches. */
@LinliTest
class CalendarChangeTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);

    @Autowired
    CalendarDesk desk;

    @Autowired
    Calendars calendars;

    @Autowired
    UnitChains units;

    @Autowired
    TestTown towns;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient jdbc;

    private Town town;
    private Actor admin;

    @BeforeEach
    void inATownOfItsOwn() {
        town = towns.found();
        admin = towns.staff("system-administrator", town.city());
    }

    @Test
    void a_regional_holiday_moves_the_clocks_of_the_region_and_of_nobody_else() {
        UUID inside = reported(town.grid(), "2026-11-13T17:00");
        UUID outside = reported(town.west(), "2026-11-13T17:00");
        assertThat(dueOf(inside)).isEqualTo(at("2026-11-16T09:00"));
        LayerDraft draft = holiday(town.east(), MONDAY);

        CalendarDesk.Review review = desk.review(admin, draft).orThrow();
        assertThat(review.impact().moved()).isEqualTo(1);
        assertThat(review.days()).extracting(CalendarDesk.DayChange::date).containsExactly(MONDAY);
        assertThat(dueOf(inside)).isEqualTo(at("2026-11-16T09:00"));

        desk.change(admin, draft, review.seen(), null).orThrow();

        assertThat(dueOf(inside)).isEqualTo(at("2026-11-17T09:00"));
        assertThat(dueOf(outside)).isEqualTo(at("2026-11-16T09:00"));
        assertThat(calendar(town.grid()).isWorkingDay(MONDAY)).isFalse();
        assertThat(calendar(town.west()).isWorkingDay(MONDAY)).isTrue();
        assertThat(calendars.current().isWorkingDay(MONDAY)).isTrue();
        assertThat(desk.changes(town.east()))
                .singleElement()
                .satisfies(change -> assertThat(change.moved()).isEqualTo(1));
        assertThat(dueOf(reported(town.grid(), "2026-11-13T17:30"))).isEqualTo(at("2026-11-17T09:30"));
    }

    @Test
    void a_layer_that_is_taken_away_gives_the_clocks_back() {
        UUID incident = reported(town.grid(), "2026-11-13T17:00");
        LayerDraft draft = holiday(town.east(), MONDAY);
        change(draft);
        Layer layer = layer(town.east());

        change(new LayerDraft(
                layer.id(),
                true,
                town.east(),
                layer.kind(),
                layer.name(),
                layer.from(),
                layer.to(),
                null,
                List.of(),
                "通知",
                "节日取消"));

        assertThat(dueOf(incident)).isEqualTo(at("2026-11-16T09:00"));
        assertThat(desk.layeredWithin(admin.scope())).isEmpty();
    }

    @Test
    void a_layer_below_outranks_the_layer_above_for_its_dates() {
        change(holiday(town.city(), MONDAY));
        change(new LayerDraft(
                null,
                false,
                town.east(),
                Layer.Kind.DAYS,
                "东区照常上班",
                MONDAY,
                MONDAY,
                null,
                List.of(new CalendarDay(MONDAY, "照常上班", false)),
                "通知",
                "东区不放假"));

        assertThat(calendar(town.grid()).isWorkingDay(MONDAY)).isTrue();
        assertThat(calendar(town.west()).isWorkingDay(MONDAY)).isFalse();
    }

    @Test
    void winter_hours_move_the_clocks_of_their_dates() {
        UUID incident = reported(town.grid(), "2026-11-13T17:00");

        change(hours(
                town.city(), "冬令时间", LocalDate.of(2026, 11, 15), LocalDate.of(2027, 3, 31), "09:00-12:00,13:30-17:30"));

        assertThat(dueOf(incident)).isEqualTo(at("2026-11-16T10:00"));
    }

    @Test
    void two_layers_of_a_unit_share_no_day() {
        change(holiday(town.east(), MONDAY));
        assertThat(desk.review(admin, holiday(town.east(), MONDAY)))
                .isEqualTo(
                        Outcome.refused("statute.refused.layer-overlap", "地方节日", MONDAY.toString(), MONDAY.toString()));
        change(hours(town.east(), "冬令时间", MONDAY, MONDAY, "09:00-17:00"));
        assertThatThrownBy(() -> jdbc.sql("""
                        INSERT INTO calendar_layer (unit_no, kind, name, valid, source)
                        VALUES (:unit, 'DAYS', 'x', daterange(CAST(:day AS date), CAST(:day AS date), '[]'), 'x')
                        """)
                        .param("unit", town.east())
                        .param("day", MONDAY)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void a_layer_ends_after_it_begins_and_holds_its_days() {
        assertThat(desk.review(admin, days(town.east(), MONDAY, MONDAY.minusDays(1), MONDAY)))
                .isEqualTo(Outcome.refused("statute.refused.reversed"));
        assertThat(desk.review(admin, days(town.east(), MONDAY, MONDAY, MONDAY.plusDays(1))))
                .isEqualTo(Outcome.refused("statute.refused.day-outside", "2026-11-17"));
    }

    @Test
    void a_newly_announced_year_makes_deadlines_certain() {
        UUID incident = reported(town.grid(), "2026-12-31T17:00");
        LocalDate newYear = LocalDate.of(2027, 1, 1);
        LayerDraft announced = days(Layer.NATION, newYear, LocalDate.of(2027, 12, 31), newYear);

        CalendarDesk.Review review = desk.review(admin, announced).orThrow();

        assertThat(review.impact().shown())
                .filteredOn(move -> move.id().equals(incident))
                .singleElement()
                .satisfies(move -> {
                    assertThat(move.before().isProvisional()).isTrue();
                    assertThat(move.before().at()).isEqualTo(at("2027-01-01T09:00"));
                    assertThat(move.after().isProvisional()).isFalse();
                    assertThat(move.after().at()).isEqualTo(at("2027-01-04T09:00"));
                });
    }

    @Test
    void a_calendar_is_changed_within_the_own_units_and_the_nations_from_the_top() {
        Actor east = towns.staff("system-administrator", town.east());
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> desk.review(east, holiday(town.west(), MONDAY)));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> desk.review(east, holiday(town.city(), MONDAY)));
        assertThat(desk.review(east, holiday(Layer.NATION, LocalDate.of(2028, 2, 29))))
                .isEqualTo(Outcome.refused("statute.refused.not-at-the-top"));
        assertThat(desk.review(east, holiday(town.east(), MONDAY))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void the_zone_of_the_machine_does_not_matter() {
        TimeZone before = TimeZone.getDefault();
        try {
            for (String zone : List.of("UTC", "America/New_York")) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                Town one = towns.found();
                Actor by = towns.staff("system-administrator", one.city());
                UUID incident = reported(one.grid(), "2026-11-13T17:00");
                LayerDraft draft = holiday(one.city(), MONDAY);
                desk.change(by, draft, desk.review(by, draft).orThrow().seen(), null)
                        .orThrow();
                assertThat(dueOf(incident)).as(zone).isEqualTo(at("2026-11-17T09:00"));
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private void change(LayerDraft draft) {
        desk.change(admin, draft, desk.review(admin, draft).orThrow().seen(), null)
                .orThrow();
    }

    private static LayerDraft holiday(int unit, LocalDate day) {
        return days(unit, day, day, day);
    }

    private static LayerDraft days(int unit, LocalDate from, LocalDate to, LocalDate day) {
        return draft(unit, Layer.Kind.DAYS, "地方节日", from, to, null, List.of(new CalendarDay(day, "地方节日", true)));
    }

    private static LayerDraft hours(int unit, String name, LocalDate from, LocalDate to, String hours) {
        return draft(unit, Layer.Kind.HOURS, name, from, to, OfficeHours.parse(hours), List.of());
    }

    private static LayerDraft draft(
            int unit,
            Layer.Kind kind,
            String name,
            LocalDate from,
            LocalDate to,
            @Nullable OfficeHours hours,
            List<CalendarDay> days) {
        return new LayerDraft(null, false, unit, kind, name, from, to, hours, days, "通知", "上级通知");
    }

    private Layer layer(int unit) {
        return desk.layeredWithin(admin.scope()).stream()
                .filter(layers -> layers.unitNo() == unit)
                .findFirst()
                .orElseThrow()
                .layers()
                .getFirst();
    }

    private WorkingCalendar calendar(int unit) {
        return calendars.along(units.chain(unit));
    }

    private UUID reported(int unit, String at) {
        return towns.report(towns.reportOf(unit, "路灯不亮"), at(at));
    }

    private static Instant at(String local) {
        return ZonedDateTime.parse(local + ":00+08:00").toInstant();
    }

    private Instant dueOf(UUID incident) {
        return transactions.read(
                TestStaff.INSTALLER.scope(),
                () -> jdbc.sql("SELECT due_at FROM incident WHERE id = :id")
                        .param("id", incident)
                        .query((row, i) ->
                                row.getObject(1, OffsetDateTime.class).toInstant())
                        .single());
    }
}
