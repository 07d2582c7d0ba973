package org.linli.demo.internal.structure;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.linli.demo.internal.ground.Wuhai;
import org.linli.kernel.Actor;
import org.linli.kernel.Zone;
import org.linli.territory.RollOut;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.springframework.stereotype.Component;

/** The district rolls out, its street has gone further, another street is a pilot, and so are two communities. Made up. */
@Component
public class StageStory {

    private static final String MADE_UP = "演示数据（虚构）";
    private static final String PILOT = "PILOT";
    private static final String FULL = "FULL";
    private static final List<String> OF_PILOT =
            List.of("pilot-grids", "pilot-workers", "pilot-items", "pilot-heard", "pilot-lessons");

    private final RollOut stages;
    private final Territory territory;
    private final Clock clock;
    private final Zone zone;

    StageStory(RollOut stages, Territory territory, Clock clock, Zone zone) {
        this.stages = stages;
        this.territory = territory;
        this.clock = clock;
        this.zone = zone;
    }

    /** @param since the first day of last year */
    public void load(Actor by, LocalDate since) {
        Unit community = territory.findByCode(Wuhai.communityCode()).orElseThrow();
        Unit street = above(community);
        Unit district = above(street);
        pilot(by, district, since);
        go(by, district, FULL, since.plusMonths(7), List.of("full-grids", "full-centre"), "");
        pilot(by, street, since);
        List<String> full = List.of("full-grids", "full-workers", "full-items", "full-centre");
        go(by, street, FULL, since.plusMonths(5), full, "");
        List<String> extension = List.of("extension-networks", "extension-counters");
        go(by, street, "EXTENSION", since.plusMonths(11), extension, "热线来件由区里统一接入，不等街道");
        pilot(by, community, since.plusMonths(1));
        go(by, community, FULL, since.plusMonths(6), List.of("full-grids", "full-workers"), "");
        other(street, territory.listChildren(district.no()))
                .ifPresent(next -> go(by, next, PILOT, since.plusMonths(9), List.of("pilot-heard"), ""));
        other(community, territory.listChildren(street.no()))
                .ifPresent(next -> go(by, next, PILOT, since.plusMonths(8), List.of("pilot-grids"), ""));
    }

    private Unit above(Unit unit) {
        return Optional.ofNullable(unit.parentNo()).flatMap(territory::findUnit).orElseThrow();
    }

    private static Optional<Unit> other(Unit than, List<Unit> units) {
        return units.stream().filter(unit -> unit.no() != than.no()).findFirst();
    }

    private void pilot(Actor by, Unit unit, LocalDate from) {
        go(by, unit, PILOT, from, OF_PILOT, "");
    }

    /** Nothing where the unit was taken to the stage before. */
    private void go(Actor by, Unit unit, String stage, LocalDate from, List<String> done, String reason) {
        if (!stages.stageOn(unit.no(), from).equals(Optional.of(stage))) {
            stages.move(by, unit.no(), new RollOut.Step(stage, from, MADE_UP, reason), clock.instant())
                    .orThrow();
        }
        LocalDate day = from.plusDays(20);
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone.id());
        stages.confirm(by, unit.no(), done, day.isAfter(today) ? today : day, MADE_UP, clock.instant())
                .orThrow();
    }
}
