package org.linli.demo.internal.stories;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;
import org.linli.demo.internal.Table;
import org.linli.demo.internal.stories.Plot.Detour;
import org.linli.demo.internal.stories.Plot.Ending;
import org.linli.demo.internal.stories.Plot.Timing;
import org.linli.demo.internal.stories.Story.Move;
import org.linli.incidents.NewReport;

/** Plans what was over before the stories begin, month by month. The same moment gives the same plan. */
final class Annals {

    private static final long SEED = 150_303_2025L;
    private static final int A_MONTH = 38;
    private static final int ATTEMPTS = 200;

    /** The stories begin then; everything here has ended by now. */
    private static final Duration BEFORE_NOW = Duration.ofDays(46);

    /** What a month brings, of a hundred in a usual one: pipes and snow in winter, rubbish and noise in summer. */
    private static final int[] BY_MONTH = {118, 92, 88, 90, 98, 112, 126, 120, 98, 94, 112, 124};

    private final List<Place> places;
    private final List<Theme> themes;
    private final Phrases phrases;
    private final Times times;
    private final BiFunction<Venue, LocalDate, Sites> sites;
    private final ToIntFunction<String> departmentNo;
    private final Instant now;

    /** A part of the city and how often it comes up. */
    private record Place(Venue venue, int weight) {}

    /** @param sites of a venue as it was on a day */
    Annals(
            List<Theme> themes,
            Phrases phrases,
            Times times,
            BiFunction<Venue, LocalDate, Sites> sites,
            ToIntFunction<String> departmentNo,
            Instant now) {
        this.places = Table.rows("past.txt").stream()
                .map(row -> new Place(Venue.of(row), Integer.parseInt(row.get(7))))
                .toList();
        this.themes = themes;
        this.phrases = phrases;
        this.times = times;
        this.sites = sites;
        this.departmentNo = departmentNo;
        this.now = now;
    }

    /** @param since a first day of a month */
    List<Story> plan(LocalDate since) {
        List<Story> stories = new ArrayList<>();
        Instant until = now.minus(BEFORE_NOW);
        for (YearMonth month = YearMonth.from(since); begin(month).isBefore(until); month = month.plusMonths(1)) {
            LocalDate first = month.atDay(1);
            Openings openings = new Openings(themes, phrases, venue -> sites.apply(venue, first), month.getMonth());
            int reports = A_MONTH * BY_MONTH[month.getMonthValue() - 1] / 100;
            for (int i = 0; i < reports; i++) {
                int no = month.getYear() * 100_000 + month.getMonthValue() * 1_000 + i;
                plan(no, month, openings)
                        .filter(story -> story.report().reportedAt().isBefore(until))
                        .ifPresent(stories::add);
            }
        }
        return List.copyOf(stories);
    }

    private Instant begin(YearMonth month) {
        return month.atDay(1).atStartOfDay(times.office().zone()).toInstant();
    }

    /** Empty if its course leads into the night over and over again. */
    private Optional<Story> plan(int no, YearMonth month, Openings openings) {
        Random random = new Random(SEED + 31L * no);
        Opening opening = openings.open(plot(random), random);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Instant reportedAt = reportedAt(month, opening, random);
            Course course = new Course(opening, times, phrases, departmentNo, random, reportedAt, now);
            Optional<List<Move>> moves = course.run();
            if (moves.isPresent()) {
                return Optional.of(Chronicle.story(no, opening, reportedAt, moves.get()));
            }
        }
        return Optional.empty();
    }

    private Instant reportedAt(YearMonth month, Opening opening, Random random) {
        long seconds =
                Duration.between(begin(month), begin(month.plusMonths(1))).toSeconds();
        while (true) {
            Instant at = begin(month).plusSeconds(Math.round(random.nextDouble() * (seconds - 1)));
            boolean isNatural = opening.channel() == NewReport.Channel.WEB
                    ? random.nextDouble() < times.office().likelihoodOfReport(at)
                    : times.office().isOfficeTime(at);
            if (isNatural) {
                return at;
            }
        }
    }

    private Plot plot(Random random) {
        int draw = random.nextInt(100);
        Ending ending = draw < 5 ? Ending.REJECTED_VERIFYING : draw < 8 ? Ending.REJECTED_FILING : Ending.CLOSED;
        Venue venue = venue(random);
        // Where one department answers for everything, nothing comes back.
        Optional<Detour> detour = detour(ending, random)
                .filter(one -> one != Detour.RETURNED || venue.department().isEmpty());
        return new Plot(venue, ending, Timing.ANY, List.of(), detour);
    }

    private static Optional<Detour> detour(Ending ending, Random random) {
        int draw = random.nextInt(100);
        if (ending != Ending.CLOSED || draw >= 13) {
            return Optional.empty();
        }
        return Optional.of(draw < 7 ? Detour.REWORKED : draw < 11 ? Detour.RETURNED : Detour.REOPENED);
    }

    private Venue venue(Random random) {
        int draw = random.nextInt(places.stream().mapToInt(Place::weight).sum());
        for (Place place : places) {
            draw -= place.weight();
            if (draw < 0) {
                return place.venue();
            }
        }
        throw new IllegalStateException("past.txt names no place");
    }
}
