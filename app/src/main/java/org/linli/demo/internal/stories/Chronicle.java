package org.linli.demo.internal.stories;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToIntFunction;
import org.linli.clock.Budget;
import org.linli.demo.internal.stories.Plot.Timing;
import org.linli.demo.internal.stories.Story.Move;
import org.linli.incidents.IncidentAct;
import org.linli.incidents.NewReport;

/**
 * Plans the stories around a moment: draws when each was reported until its course comes out as the plot wants it. The
 * same moment gives the same plan.
 */
final class Chronicle {

    private static final long SEED = 7_150_303L;
    private static final Duration PAST = Duration.ofDays(45);
    private static final Duration LATELY = Duration.ofDays(20);
    private static final Duration LONGEST_LATE = Duration.ofDays(4);
    private static final Duration SOON = Duration.ofHours(2);
    private static final int ATTEMPTS = 6_000;

    private final Openings openings;
    private final Times times;
    private final Phrases phrases;
    private final ToIntFunction<String> departmentNo;
    private final Instant now;

    Chronicle(Openings openings, Times times, Phrases phrases, ToIntFunction<String> departmentNo, Instant now) {
        this.openings = openings;
        this.times = times;
        this.phrases = phrases;
        this.departmentNo = departmentNo;
        this.now = now;
    }

    /** All stories, the first one reported first. */
    List<Story> plan(List<Plot> plots) {
        List<Story> stories = new ArrayList<>();
        for (int no = 0; no < plots.size(); no++) {
            stories.add(plan(plots.get(no), no));
        }
        stories.sort(Comparator.comparing(story -> story.report().reportedAt()));
        return List.copyOf(stories);
    }

    private Story plan(Plot plot, int no) {
        Random random = new Random(SEED + 31L * no);
        Opening opening = openings.open(plot, random);
        boolean isSoonPossible = times.office().hasOfficeTime(now, now.plus(SOON));
        Timing wanted = plot.timing() == Timing.SOON && !isSoonPossible ? Timing.FINE : plot.timing();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            // What cannot be had at this hour of this day is given up bit by bit.
            boolean isRelaxed = attempt > ATTEMPTS / 2;
            Timing timing = attempt > ATTEMPTS * 3 / 4 ? Timing.ANY : wanted;
            Instant reportedAt = reportedAt(plot, opening, random, isRelaxed);
            Course course = new Course(opening, times, phrases, departmentNo, random, reportedAt, now);
            Optional<List<Move>> moves = course.run();
            if (moves.isPresent() && isTimed(opening, timing, course.stageSince(), isRelaxed)) {
                return story(no, opening, reportedAt, moves.get());
            }
        }
        throw new IllegalStateException("No course fits " + plot);
    }

    private Instant reportedAt(Plot plot, Opening opening, Random random, boolean isRelaxed) {
        while (true) {
            long seconds = plot.ending().isOpen()
                    ? Math.round(90 * Math.exp(random.nextDouble() * Math.log(LATELY.toSeconds() / 90.0)))
                    : Math.round(random.nextDouble() * PAST.toSeconds());
            Instant at = now.minusSeconds(seconds);
            boolean isNatural = opening.channel() == NewReport.Channel.WEB
                    ? random.nextDouble() < times.office().likelihoodOfReport(at)
                    : times.office().isOfficeTime(at);
            if (isNatural || (isRelaxed && random.nextInt(20) == 0)) {
                return at;
            }
        }
    }

    private boolean isTimed(Opening opening, Timing timing, Instant since, boolean isRelaxed) {
        if (!opening.plot().ending().isOpen() || timing == Timing.ANY) {
            return true;
        }
        Budget budget = times.budgetOf(opening.plot().ending(), opening.theme().condition(), since);
        Instant due = times.office().dueOf(budget, since);
        return switch (timing) {
            case LATE -> due.isBefore(now) && (isRelaxed || due.isAfter(now.minus(LONGEST_LATE)));
            case SOON -> !due.isBefore(now.plusSeconds(300)) && due.isBefore(now.plus(SOON));
            case FINE -> !due.isBefore(now.plus(SOON));
            case ANY -> true;
        };
    }

    static Story story(int no, Opening opening, Instant reportedAt, List<Move> moves) {
        Site site = opening.site();
        String category = opening.channel() == NewReport.Channel.WEB && no % 5 == 0
                ? null
                : opening.theme().category();
        NewReport report = new NewReport(
                opening.words(),
                category,
                site.unitNo(),
                site.address(),
                site.point(),
                opening.channel() == NewReport.Channel.GRID_WORKER ? 8.0 : null,
                List.of(),
                opening.contact(),
                opening.channel(),
                null,
                reportedAt);
        boolean isVerifiedWithPhoto = opening.collector().isEmpty() && no % 20 == 0;
        return new Story(
                no,
                report,
                opening.isPhotographed() ? opening.theme().before() : Optional.empty(),
                opening.collector(),
                isVerifiedWithPhoto ? withPhoto(moves, opening.theme()) : moves);
    }

    /** Who verifies on the spot sometimes takes a photo too. */
    private static List<Move> withPhoto(List<Move> moves, Theme theme) {
        return moves.stream()
                .map(move -> move.act() instanceof IncidentAct.Verify
                        ? new Move(move.at(), move.who(), move.act(), theme.before())
                        : move)
                .toList();
    }
}
