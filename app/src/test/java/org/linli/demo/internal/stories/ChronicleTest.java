package org.linli.demo.internal.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.clock.Budget;
import org.linli.clock.HolidayFacts;
import org.linli.clock.WorkingCalendar;
import org.linli.demo.internal.stories.Story.Move;
import org.linli.geo.LonLat;
import org.linli.incidents.IncidentAct;
import org.linli.statute.Certainty;
import org.linli.statute.RuleKind;
import org.linli.statute.RuleVersion;

class ChronicleTest {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final WorkingCalendar CALENDAR =
            WorkingCalendar.builder(CHINA).facts(HolidayFacts.china()).build();
    private static final Map<String, Budget> STAGES = Map.of(
            "incident.verify", Budget.parse("2H"),
            "incident.file", Budget.parse("1H"),
            "incident.dispatch", Budget.parse("1H"),
            "incident.accept", Budget.parse("4H"),
            "incident.check", Budget.parse("1D"));
    private static final Site SITE = new Site(
            new LonLat(106.9, 39.4), 1, "新苑路1号", Map.of("路", "新苑路", "小区", "新苑小区", "楼", "新苑小区1号楼", "店", "百姓超市"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-18T10:30",
                "2026-11-16T08:05",
                "2026-11-22T03:00",
                "2026-10-07T13:00",
                "2026-02-20T21:00",
                "2026-07-15T17:58"
            })
    void whatever_the_hour_every_plot_comes_out_and_nothing_lies_ahead(String local) {
        Instant now = at(local);

        List<Story> stories = plan(now);

        assertThat(stories).hasSize(Plot.readAll().size());
        assertThat(stories).allSatisfy(story -> {
            Instant before = story.report().reportedAt();
            assertThat(before).isBefore(now);
            for (Move move : story.moves()) {
                assertThat(move.at()).isAfter(before).isBefore(now);
                before = move.at();
            }
        });
    }

    @Test
    void the_same_moment_gives_the_same_plan() {
        Instant now = at("2026-11-18T10:30");

        assertThat(plan(now)).isEqualTo(plan(now));
    }

    /** Themes go by the season. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void in_every_month_something_that_is_supervised_is_late(int month) {
        Times times = times();

        assertThat(Stream.of("05T10:30", "07T03:00", "12T15:00", "20T08:10")
                        .map(day -> at("2026-%02d-%s".formatted(month, day))))
                .allSatisfy(
                        now -> assertThat(plan(now)).anyMatch(story -> isSupervisedAndLate(story.moves(), times, now)));
    }

    private static boolean isSupervisedAndLate(List<Move> moves, Times times, Instant now) {
        Optional<Plot.Ending> stage =
                switch (moves.isEmpty() ? null : moves.getLast().act()) {
                    case IncidentAct.Dispatch ignored -> Optional.of(Plot.Ending.DISPATCHED);
                    case IncidentAct.Accept ignored -> Optional.of(Plot.Ending.HANDLING);
                    case IncidentAct.Handle ignored -> Optional.of(Plot.Ending.HANDLED);
                    case null, default -> Optional.empty();
                };
        boolean isSupervised = moves.stream()
                .anyMatch(move -> move.act() instanceof IncidentAct.Verify verify
                        && MatterStory.isSupervised(verify.categoryCode()));
        if (stage.isEmpty() || !isSupervised) {
            return false;
        }
        String condition = moves.stream()
                .flatMap(move -> move.act() instanceof IncidentAct.FileUnder filing
                        ? Stream.of(filing.conditionId())
                        : Stream.empty())
                .reduce("", (earlier, later) -> later);
        Instant since = moves.getLast().at();
        return times.office()
                .dueOf(times.budgetOf(stage.get(), condition, since), since)
                .isBefore(now);
    }

    @Test
    void people_who_work_in_offices_act_in_office_hours_but_for_emergencies() {
        Times times = times();

        assertThat(plan(at("2026-11-18T10:30")).stream().flatMap(story -> story.moves().stream()))
                .filteredOn(move -> move.who().isPresent() && !(move.act() instanceof IncidentAct.Handle))
                .allMatch(move -> times.office().isOfficeTime(move.at().minusSeconds(60))
                        || times.office().isOfficeTime(move.at()));
    }

    @Test
    void texts_name_nobody_and_no_place_is_left_blank() {
        List<Story> stories = plan(at("2026-11-18T10:30"));

        assertThat(stories.stream().flatMap(ChronicleTest::texts))
                .noneMatch(text -> text.contains("{") || text.contains("}"))
                .noneMatch(text -> text.matches("(?s).*\\d{7,}.*"));
        assertThat(stories.stream()
                        .flatMap(story -> Optional.ofNullable(story.report().contact()).stream()))
                .hasSizeGreaterThan(30)
                .allMatch(contact -> contact.phone() != null && contact.phone().matches("1390000\\d{4}"))
                .allMatch(contact -> contact.name() == null || contact.name().length() == 3);
    }

    @Test
    void reports_are_told_in_many_words() {
        Set<String> different = new HashSet<>();
        plan(at("2026-11-18T10:30"))
                .forEach(story -> different.add(story.report().text()));

        assertThat(different).hasSizeGreaterThan(105);
    }

    private static Stream<String> texts(Story story) {
        return Stream.concat(
                Stream.of(story.report().text()),
                story.moves().stream()
                        .map(move -> move.act().toString().replaceAll("[0-9a-f]{8}-.*|departmentNo=-?\\d+", "")));
    }

    private static List<Story> plan(Instant now) {
        Phrases phrases = Phrases.read();
        Openings openings = new Openings(
                Theme.readAll(),
                phrases,
                venue -> (kind, random) -> SITE,
                now.atZone(CHINA).getMonth());
        return new Chronicle(openings, times(), phrases, String::hashCode, now).plan(Plot.readAll());
    }

    private static Times times() {
        return new Times(
                (key, day) -> Optional.ofNullable(STAGES.get(key)).map(budget -> rule(key, budget)),
                (String condition, LocalDate day) -> Optional.of(Budget.parse(condition.endsWith("1") ? "2D" : "5D")),
                new OfficeTime(CALENDAR, CHINA));
    }

    private static RuleVersion rule(String key, Budget budget) {
        return new RuleVersion(
                key,
                "incident",
                RuleKind.CLOCK,
                key,
                null,
                null,
                budget.toString(),
                LocalDate.of(2020, 1, 1),
                null,
                "",
                "test",
                Certainty.M,
                null);
    }

    private static Instant at(String local) {
        return ZonedDateTime.parse(local + ":00+08:00[Asia/Shanghai]").toInstant();
    }
}
