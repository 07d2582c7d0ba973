package org.linli.demo.internal.stories;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.linli.demo.internal.pictures.Album;
import org.linli.demo.internal.pictures.Photograph;
import org.linli.demo.internal.staff.Cast;
import org.linli.demo.internal.stories.Story.Move;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.incidents.Incident;
import org.linli.incidents.IncidentAct;
import org.linli.incidents.Incidents;
import org.linli.incidents.NewReport;
import org.linli.kernel.Actor;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.media.Media;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.stereotype.Component;

/** Carries stories out as the people in them would: through the door everybody uses, several at a time. */
@Component
class StoryTeller {

    /** Commits wait for the disk, so that more stories than processors can be under way. */
    private static final int AT_ONCE = 6;

    private static final Actor BOOKKEEPER = Actor.system(new Purpose("demo.resume"));
    private static final Purpose CALL_BACK = new Purpose("incidents.contact.clarify");
    private static final int EVERY_NTH_IS_CALLED = 5;

    private final Incidents incidents;
    private final MatterStory matters;
    private final Media media;
    private final Album album;
    private final Evidence evidence;
    private final Transactions transactions;

    StoryTeller(
            Incidents incidents,
            MatterStory matters,
            Media media,
            Album album,
            Evidence evidence,
            Transactions transactions) {
        this.incidents = incidents;
        this.matters = matters;
        this.media = media;
        this.album = album;
        this.evidence = evidence;
        this.transactions = transactions;
    }

    void tell(List<Story> stories, Cast cast) {
        try (ExecutorService tellers =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            List<Future<UUID>> told = new ArrayList<>();
            for (Story story : stories) {
                Callable<UUID> work = () -> tell(story, cast);
                told.add(tellers.submit(work));
            }
            for (Future<UUID> one : told) {
                await(one);
            }
        }
    }

    private static void await(Future<UUID> told) {
        try {
            told.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the demo is loaded", stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("A story of the demo cannot be told", failed.getCause());
        }
    }

    private UUID tell(Story story, Cast cast) {
        Actor reporter = story.collector()
                .map(key -> cast.get(key).acting("incidents.report"))
                .orElse(Actor.anonymous());
        UUID id = incidents
                .report(
                        reporter,
                        withPhoto(story),
                        "demo-story-" + story.no(),
                        story.report().reportedAt())
                .orThrow();
        // Each act is one version, so the version tells how far a story came that was interrupted.
        int done = incidents.find(BOOKKEEPER, id).map(Incident::version).orElseThrow();
        boolean isOfMatter = story.moves().stream().map(Move::act).anyMatch(MatterStory::concern);
        for (int i = done; i < story.moves().size(); i++) {
            Move move = story.moves().get(i);
            move(story, id, move, cast);
            if (isOfMatter
                    && move.act() instanceof IncidentAct.Dispatch
                    && i + 1 < story.moves().size()) {
                Instant next = story.moves().get(i + 1).at();
                matters.answer(
                        cast,
                        id,
                        move.at().plus(Duration.between(move.at(), next).dividedBy(2)));
            }
        }
        if (done == 0) {
            call(story, id, cast);
        }
        return id;
    }

    private void move(Story story, UUID id, Move move, Cast cast) {
        Actor by = move.who()
                .map(key -> cast.get(key).acting(move.act().permission().orElseThrow()))
                .orElseGet(() -> Actor.anonymous().withCapability(id));
        IncidentAct act = move.photo()
                .map(photo -> withPhoto(move.act(), keep(photo, story)))
                .orElse(move.act());
        incidents.act(by, id, null, act, move.at()).orThrow();
    }

    private NewReport withPhoto(Story story) {
        NewReport report = story.report();
        return new NewReport(
                report.text(),
                report.categoryCode(),
                report.unitNo(),
                report.address(),
                report.point(),
                report.accuracyMetres(),
                story.photo().map(photo -> List.of(keep(photo, story))).orElse(List.of()),
                report.contact(),
                report.channel(),
                report.sourceReference(),
                report.reportedAt());
    }

    private UUID keep(Photograph photograph, Story story) {
        byte[] file = album.print(photograph, story.no());
        return media.keep(new ByteArrayResource(file)).orThrow().id();
    }

    private static IncidentAct withPhoto(IncidentAct act, UUID photo) {
        return switch (act) {
            case IncidentAct.Verify verify ->
                new IncidentAct.Verify(verify.categoryCode(), verify.unitNo(), verify.note(), List.of(photo));
            case IncidentAct.Handle handle -> new IncidentAct.Handle(handle.result(), List.of(photo));
            case IncidentAct.Close close -> new IncidentAct.Close(close.note(), List.of(photo));
            default -> throw new IllegalArgumentException("No photo belongs to " + act);
        };
    }

    /** Some of those who left a number were called back by whoever verified the report. */
    private void call(Story story, UUID id, Cast cast) {
        Optional<Move> verified = story.moves().stream()
                .filter(move -> move.act() instanceof IncidentAct.Verify)
                .findFirst();
        if (story.report().contact() == null || verified.isEmpty() || story.no() % EVERY_NTH_IS_CALLED != 0) {
            return;
        }
        Cast.Member caller = cast.get(verified.get().who().orElseThrow());
        transactions.write(new Scope.Territory(caller.scope().units()), () -> {
            evidence.recordAccess(
                    caller.acting("incidents.contact"),
                    new Subject("incident", id),
                    story.report().unitNo(),
                    CALL_BACK);
            return id;
        });
    }
}
