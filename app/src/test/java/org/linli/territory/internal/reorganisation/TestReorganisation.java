package org.linli.territory.internal.reorganisation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.linli.kernel.Actor;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Scope;
import org.linli.kernel.Zone;
import org.linli.territory.TerritoryImports;
import org.linli.territory.TerritoryImports.Progress;
import org.linli.territory.TerritorySamples;
import org.springframework.stereotype.Component;

/** Carries reorganisations out for tests: drawn up and approved two days ago, effective today. */
@Component
public class TestReorganisation {

    /** Units of tests that are to be reorganised were there before. */
    public static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    private final Plans plans;
    private final CarryingOut carryingOut;
    private final TerritoryImports imports;
    private final Clock clock;
    private final Zone zone;

    TestReorganisation(Plans plans, CarryingOut carryingOut, TerritoryImports imports, Clock clock, Zone zone) {
        this.plans = plans;
        this.carryingOut = carryingOut;
        this.imports = imports;
        this.clock = clock;
        this.zone = zone;
    }

    /** A city as {@link TerritorySamples#divisionsOf} that has been there for years; answers its code. */
    public String oldCity() {
        String city = TerritorySamples.newCityCode();
        imports.run(
                        TerritorySamples.system(),
                        TerritorySamples.divisions(TerritorySamples.divisionsOf(city), LONG_AGO),
                        Progress.SILENT)
                .orThrow();
        return city;
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone.id());
    }

    /** Everything that is due, moved to its end. */
    public void finishAll() {
        carryingOut.runDue(clock.instant());
    }

    public UUID carryOut(int unitNo, Operation... operations) {
        UUID plan = approved(unitNo, operations);
        carryingOut.run(plan, clock.instant());
        return plan;
    }

    /** A plan whose midnight has come. */
    public UUID approved(int unitNo, Operation... operations) {
        Instant before = clock.instant().minus(Duration.ofDays(2));
        UUID plan = plans.draft(person(1), unitNo, "测试调整", "", today(), before).orThrow();
        plans.add(person(1), plan, List.of(operations)).orThrow();
        plans.submit(person(1), plan, before).orThrow();
        plans.approve(person(2), plan, "同意", before).orThrow();
        return plan;
    }

    /** As the background job would, after something stopped it. */
    public void goOn(UUID plan) {
        carryingOut.run(plan, clock.instant());
    }

    /** What the background job does every few seconds. */
    public void lookForDue() {
        carryingOut.runDue(clock.instant());
    }

    public UUID latestPlan(int unitNo) {
        return plans.listNewest(person(1), 50).stream()
                .filter(plan -> plan.unitNo() == unitNo)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static Actor person(int number) {
        return new Actor(
                Actor.Kind.STAFF,
                new UUID(5, number),
                "第 " + number + " 人",
                null,
                new Scope.Territory(NumberRanges.everything()),
                Set.of("territory.plan", "territory.approve"));
    }
}
