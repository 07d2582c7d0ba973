package org.linli.demo.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.linli.city.CommunityPlan;
import org.linli.demo.internal.ground.Wuhai;
import org.linli.demo.internal.staff.Cast;
import org.linli.demo.internal.staff.Casting;
import org.linli.demo.internal.staff.Offices;
import org.linli.demo.internal.stories.MatterStory;
import org.linli.demo.internal.stories.PastStories;
import org.linli.demo.internal.stories.Stories;
import org.linli.demo.internal.structure.AskedTasks;
import org.linli.demo.internal.structure.Cards;
import org.linli.demo.internal.structure.GradeAndPay;
import org.linli.demo.internal.structure.GridOrder;
import org.linli.demo.internal.structure.GridWork;
import org.linli.demo.internal.structure.Homes;
import org.linli.demo.internal.structure.PeopleServing;
import org.linli.demo.internal.structure.Reform;
import org.linli.demo.internal.structure.StageStory;
import org.linli.demo.internal.structure.Structure;
import org.linli.evidence.EvidenceLog;
import org.linli.kernel.Actor;
import org.linli.kernel.Installation;
import org.linli.kernel.Purpose;
import org.linli.kernel.Zone;
import org.linli.territory.Department;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Fills a demo installation at its first start, before the server opens its door. Everything it does is done through the
 * doors of the modules and can be done twice, so a start that was interrupted is completed by the next one.
 */
@Component
class DemoLoad implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(DemoLoad.class);
    private static final Actor LOADER = Actor.system(new Purpose("demo.load"));

    private final Installation installation;
    private final DemoState state;
    private final Wuhai wuhai;
    private final Reform reform;
    private final Structure structure;
    private final Homes homes;
    private final Offices offices;
    private final Casting casting;
    private final Cards cards;
    private final GradeAndPay gradeAndPay;
    private final PeopleServing peopleServing;
    private final GridWork gridWork;
    private final GridOrder gridOrder;
    private final AskedTasks askedTasks;
    private final StageStory stageStory;
    private final MatterStory matters;
    private final PastStories past;
    private final Stories stories;
    private final EvidenceLog log;
    private final Clock clock;
    private final Zone zone;

    DemoLoad(
            Installation installation,
            DemoState state,
            Wuhai wuhai,
            Reform reform,
            Structure structure,
            Homes homes,
            Offices offices,
            Casting casting,
            Cards cards,
            GradeAndPay gradeAndPay,
            PeopleServing peopleServing,
            GridWork gridWork,
            GridOrder gridOrder,
            AskedTasks askedTasks,
            StageStory stageStory,
            MatterStory matters,
            PastStories past,
            Stories stories,
            EvidenceLog log,
            Clock clock,
            Zone zone) {
        this.installation = installation;
        this.state = state;
        this.wuhai = wuhai;
        this.reform = reform;
        this.structure = structure;
        this.homes = homes;
        this.offices = offices;
        this.casting = casting;
        this.cards = cards;
        this.gradeAndPay = gradeAndPay;
        this.peopleServing = peopleServing;
        this.gridWork = gridWork;
        this.gridOrder = gridOrder;
        this.askedTasks = askedTasks;
        this.stageStory = stageStory;
        this.matters = matters;
        this.past = past;
        this.stories = stories;
        this.log = log;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (installation.isDemo() && !state.isLoaded()) {
            state.alone(this::loadUnlessLoaded);
        }
    }

    private void loadUnlessLoaded() {
        if (!state.isLoaded()) {
            load(state.begin(clock.instant().truncatedTo(ChronoUnit.SECONDS)));
        }
    }

    private void load(Instant begunAt) {
        LocalDate since = LocalDate.of(begunAt.atZone(zone.id()).getYear() - 1, 1, 1);
        long began = System.nanoTime();
        Map<String, UUID> accounts;
        CommunityPlan community;
        // Hashing passwords and drawing the ground take a processor each.
        try (ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Map<String, UUID>> hired = beside.submit(() -> casting.hire(LOADER));
            reform.before(LOADER, since);
            community = wuhai.load(LOADER, since);
            accounts = get(hired);
        }
        structure.load(LOADER, community, since);
        homes.load(LOADER, community, since);
        Map<String, Department> departments = offices.load(LOADER);
        Cast cast = casting.appoint(LOADER, accounts, departments, since);
        cards.load(cast);
        gradeAndPay.load(cast);
        peopleServing.load(cast.get("street").acting("identity.workers-keep"), since);
        long staffed = System.nanoTime();
        // The stories wait for the disk, the past for the processor.
        try (ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> remembered = beside.submit(() -> {
                past.load(LOADER, since, begunAt, community, cast, departments);
                return true;
            });
            gridWork.load(cast.get("street").acting("territory.grids"), begunAt);
            gridOrder.load(cast.get("street").acting("territory.grids"), begunAt);
            askedTasks.load(cast, begunAt);
            stageStory.load(cast.get("planner").acting("territory.bodies"), since);
            reform.waiting(accounts, begunAt, LocalDate.ofInstant(begunAt, zone.id()));
            matters.begin(cast, departments, LocalDate.ofInstant(begunAt, zone.id()));
            stories.load(begunAt, community, cast, departments);
            matters.answer(cast, begunAt);
            get(remembered);
        }
        log.sequenceNow();
        state.finish(clock.instant());
        LOG.info(
                "The demo is loaded: the city in {} ms, what happened in it in {} ms",
                (staffed - began) / 1_000_000,
                (System.nanoTime() - staffed) / 1_000_000);
    }

    private static <T> T get(Future<T> work) {
        try {
            return work.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the demo is loaded", stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("The demo cannot be loaded", failed.getCause());
        }
    }
}
