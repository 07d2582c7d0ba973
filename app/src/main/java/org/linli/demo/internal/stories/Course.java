package org.linli.demo.internal.stories;

import static org.linli.demo.internal.stories.Phrases.pick;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToIntFunction;
import org.linli.clock.Budget;
import org.linli.demo.internal.pictures.Photograph;
import org.linli.demo.internal.stories.Plot.Detour;
import org.linli.demo.internal.stories.Plot.Ending;
import org.linli.demo.internal.stories.Story.Move;
import org.linli.incidents.IncidentAct;

/**
 * The course of one story from the moment it is reported, one step after the other, until the plot is fulfilled or the
 * present is reached.
 */
final class Course {

    private static final double RESULT_PHOTOS = 0.06;
    private static final double RATED = 0.68;
    private static final int[] GRADES = {5, 5, 5, 5, 5, 5, 4, 4, 4, 3, 3, 2, 1};
    private static final Duration MOMENT = Duration.ofSeconds(40);

    /** Whom a department usually turns out to have meant when it gives something back. */
    private static final Map<String, String> INSTEAD = Map.of(
            "municipal",
            "property",
            "property",
            "urban",
            "urban",
            "property",
            "sanitation",
            "urban",
            "water",
            "property",
            "heat",
            "property",
            "garden",
            "urban",
            "power",
            "property");

    private static final Map<String, String> HANDLERS =
            Map.of("municipal", "handler", "sanitation", "cleaning", "haibowan", "haibowan-2");

    private final Opening opening;
    private final Times times;
    private final Phrases phrases;
    private final ToIntFunction<String> departmentNo;
    private final Random random;
    private final Instant now;
    private final List<Move> moves = new ArrayList<>();
    private final String verifier;
    private final String dispatcher;
    private final String checker;
    private String department;
    private Instant at;
    private Instant stageSince;
    private boolean isOver;
    private boolean isRedirected;

    Course(
            Opening opening,
            Times times,
            Phrases phrases,
            ToIntFunction<String> departmentNo,
            Random random,
            Instant reportedAt,
            Instant now) {
        this.opening = opening;
        this.times = times;
        this.phrases = phrases;
        this.departmentNo = departmentNo;
        this.random = random;
        this.now = now;
        this.at = reportedAt;
        this.stageSince = reportedAt;
        this.isOver = !reportedAt.isBefore(now);
        Venue venue = opening.plot().venue();
        this.department = opening.department();
        this.verifier = pick(opening.verifiers(), random);
        this.dispatcher = pick(venue.dispatchers(), random);
        this.checker = pick(venue.checkers(), random);
    }

    /** The steps, if they fit between the report and the present. */
    Optional<List<Move>> run() {
        Ending ending = opening.plot().ending();
        if (ending == Ending.REJECTED_VERIFYING) {
            wait(0.2, 2.2);
            String reason = phrases.any("rejected-verifying", random);
            step(verifier, new IncidentAct.Reject(reason, IncidentAct.Reject.Stage.VERIFYING));
        }
        if (ending != Ending.REPORTED && ending != Ending.REJECTED_VERIFYING) {
            verify();
            file(ending);
        }
        if (ending.isAtLeast(Ending.DISPATCHED) || isHandledBefore()) {
            dispatch();
        }
        if (ending.isAtLeast(Ending.HANDLING) || isHandledBefore()) {
            handle(ending);
        }
        take(ending);
        return isOver ? Optional.empty() : Optional.of(moves);
    }

    /** When the stage began that the story stands in. */
    Instant stageSince() {
        return stageSince;
    }

    private boolean isHandledBefore() {
        return opening.plot().has(Detour.REOPENED);
    }

    private void verify() {
        wait(0.1, 1.9);
        step(
                verifier,
                new IncidentAct.Verify(
                        opening.theme().category(),
                        opening.site().unitNo(),
                        random.nextInt(3) == 0 ? "" : phrases.any("verified", random),
                        List.of()));
    }

    private void file(Ending ending) {
        if (ending == Ending.VERIFIED) {
            return;
        }
        wait(0.05, 0.9);
        String filer = pick(opening.plot().venue().filers(), random);
        if (ending == Ending.REJECTED_FILING) {
            String reason = phrases.any("rejected-filing", random);
            step(filer, new IncidentAct.Reject(reason, IncidentAct.Reject.Stage.FILING));
        } else {
            step(filer, new IncidentAct.FileUnder(opening.theme().condition()));
        }
        if (opening.plot().has(Detour.RETURNED)) {
            dispatch();
            wait(0.4, 3.6);
            step(handler(), new IncidentAct.Return(or(opening.theme().returns(), "returned")));
            department = INSTEAD.getOrDefault(department, "urban");
            isRedirected = true;
        }
    }

    private void dispatch() {
        wait(0.05, 0.9);
        boolean isSilent = random.nextInt(3) > 0;
        String note =
                isRedirected ? phrases.any("redirected", random) : isSilent ? "" : phrases.any("dispatched", random);
        step(dispatcher, new IncidentAct.Dispatch(departmentNo.applyAsInt(department), note));
    }

    private void handle(Ending ending) {
        wait(0.2, 3.4);
        step(handler(), new IncidentAct.Accept());
        boolean isReworked = opening.plot().has(Detour.REWORKED);
        if (ending == Ending.HANDLING && !isReworked) {
            return;
        }
        finish(isReworked ? Optional.empty() : afterPhoto());
        if (isReworked) {
            wait(0.5, 6);
            step(checker, new IncidentAct.Rework(or(opening.theme().reworks(), "reworked"), List.of()));
            if (ending == Ending.HANDLING) {
                Instant began = at;
                wait(0.1, 0.6);
                step(handler(), new IncidentAct.Take());
                stageSince = began;
                return;
            }
            finish(afterPhoto());
        }
        if (ending == Ending.CLOSED || isHandledBefore()) {
            close();
        }
        if (isHandledBefore()) {
            reopen(ending);
        } else if (ending == Ending.CLOSED) {
            rate();
        }
    }

    /** Usually within the budget of the condition; one in eight is late. */
    private void finish(Optional<Photograph> photo) {
        if (isOver) {
            return;
        }
        Budget budget = times.handling(opening.theme().condition(), at);
        double used = random.nextInt(8) == 0 ? 1.05 + random.nextDouble() * 0.6 : 0.15 + random.nextDouble() * 0.75;
        at = times.office().whenUsed(budget, at, used).plusSeconds(random.nextInt(50));
        isOver = isOver || !times.office().isAwake(at);
        String result = opening.site().fill(pick(opening.theme().results(), random));
        add(new Move(at, Optional.of(handler()), new IncidentAct.Handle(result, List.of()), photo));
    }

    private Optional<Photograph> afterPhoto() {
        boolean isPhotographed = opening.isPhotographed() || random.nextDouble() < RESULT_PHOTOS;
        return isPhotographed ? opening.theme().after() : Optional.empty();
    }

    private void close() {
        wait(0.4, 6);
        step(checker, new IncidentAct.Close(phrases.any("closed", random), List.of()));
    }

    private void rate() {
        if (opening.isFollowedByResident() && random.nextDouble() < RATED) {
            int grade = opening.plot().has(Detour.REWORKED) ? 3 : GRADES[random.nextInt(GRADES.length)];
            String words = random.nextInt(3) == 0 ? null : phrases.any("rated-" + grade, random);
            Instant later = at.plus(Duration.ofMinutes(20 + random.nextInt(1_800)));
            if (times.office().isAwake(later) && later.isBefore(now)) {
                add(new Move(later, Optional.empty(), new IncidentAct.Rate(grade, words), Optional.empty()));
            }
        }
    }

    private void reopen(Ending ending) {
        at = at.plus(Duration.ofHours(14 + random.nextInt(40)));
        isOver = isOver || !times.office().isAwake(at);
        add(new Move(at, Optional.empty(), new IncidentAct.Reopen(phrases.any("reopened", random)), Optional.empty()));
        if (ending == Ending.CLOSED) {
            dispatch();
            wait(0.2, 3);
            step(handler(), new IncidentAct.Accept());
            finish(Optional.empty());
            close();
            rate();
        }
    }

    /** Somebody of the post in charge looks after it. */
    private void take(Ending ending) {
        if (!opening.plot().has(Detour.TAKEN)) {
            return;
        }
        Instant began = stageSince;
        wait(0.03, 0.4);
        String who = switch (ending) {
            case REPORTED -> opening.verifiers().getFirst();
            case VERIFIED -> opening.plot().venue().filers().getFirst();
            case FILED -> opening.plot().venue().dispatchers().getFirst();
            default -> checker;
        };
        step(who, new IncidentAct.Take());
        stageSince = began;
    }

    private String handler() {
        return HANDLERS.getOrDefault(department, department);
    }

    private String or(List<String> ofTheme, String situation) {
        return ofTheme.isEmpty()
                ? phrases.any(situation, random)
                : opening.site().fill(pick(ofTheme, random));
    }

    private void wait(double fromHours, double toHours) {
        if (!isOver) {
            double hours = fromHours + random.nextDouble() * (toHours - fromHours);
            at = times.office().later(at, hours).plusSeconds(random.nextInt(36));
        }
    }

    private void step(String who, IncidentAct act) {
        add(new Move(at, Optional.of(who), act, Optional.empty()));
    }

    private void add(Move move) {
        isOver = isOver || move.at().plus(MOMENT).isAfter(now);
        if (!isOver) {
            moves.add(move);
            stageSince = move.at();
        }
    }
}
