package org.linli.demo.internal.stories;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.linli.city.CommunityPlan;
import org.linli.demo.internal.ground.Wuhai;
import org.linli.demo.internal.staff.Cast;
import org.linli.demo.internal.stories.Story.Move;
import org.linli.incidents.FilingConditions;
import org.linli.incidents.NewReport;
import org.linli.incidents.PastIncidents;
import org.linli.incidents.PastIncidents.Done;
import org.linli.incidents.PastIncidents.Past;
import org.linli.kernel.Actor;
import org.linli.kernel.Zone;
import org.linli.statute.Calendars;
import org.linli.statute.Rules;
import org.linli.territory.Department;
import org.linli.territory.Lineage;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.springframework.stereotype.Component;

/** A year and more of incidents that are over, so that figures of the past can be asked for under any structure. */
@Component
public class PastStories {

    private final PastIncidents incidents;
    private final Territory territory;
    private final Lineage lineage;
    private final Rules rules;
    private final FilingConditions conditions;
    private final Calendars calendars;
    private final Zone zone;

    PastStories(
            PastIncidents incidents,
            Territory territory,
            Lineage lineage,
            Rules rules,
            FilingConditions conditions,
            Calendars calendars,
            Zone zone) {
        this.incidents = incidents;
        this.territory = territory;
        this.lineage = lineage;
        this.rules = rules;
        this.conditions = conditions;
        this.calendars = calendars;
        this.zone = zone;
    }

    /**
     * Takes over what is not there yet.
     *
     * @param since the first day of last year
     * @param now the present of the demo; the same moment gives the same incidents
     */
    public void load(
            Actor by,
            LocalDate since,
            Instant now,
            CommunityPlan community,
            Cast cast,
            Map<String, Department> departments) {
        DrawnSites drawn = new DrawnSites(community, territory);
        Annals annals = new Annals(
                Theme.readAll(),
                Phrases.read(),
                new Times(rules, conditions, new OfficeTime(calendars.current(), zone.id())),
                (venue, day) -> sites(venue, day, drawn),
                key -> Stories.numberOf(departments, key),
                now);
        List<Past> past =
                annals.plan(since).stream().map(story -> past(story, cast)).toList();
        incidents.takeOver(by, past).orThrow();
    }

    private Sites sites(Venue venue, LocalDate day, DrawnSites drawn) {
        if (venue.unitCode().equals(Wuhai.communityCode())) {
            return drawn.everywhere();
        }
        Unit unit = lineage.resolveCode(venue.unitCode(), day).getFirst().unit();
        // Nobody drew what ended; its ground is part of its heir's.
        return new OutlyingSites(
                unit,
                territory
                        .findBoundary(unit.no())
                        .or(() -> territory.findHeir(unit.no()).flatMap(heir -> territory.findBoundary(heir.no())))
                        .orElseThrow());
    }

    private static Past past(Story story, Cast cast) {
        NewReport report = story.report();
        return new Past(
                story.collector()
                        .map(key -> cast.get(key).acting("incidents.report"))
                        .orElse(Actor.anonymous()),
                new NewReport(
                        report.text(),
                        report.categoryCode(),
                        report.unitNo(),
                        report.address(),
                        report.point(),
                        null,
                        List.of(),
                        null,
                        report.channel(),
                        "demo-past-" + story.no(),
                        report.reportedAt()),
                story.moves().stream().map(move -> done(move, cast)).toList());
    }

    private static Done done(Move move, Cast cast) {
        Actor by = move.who()
                .map(key -> cast.get(key).acting(move.act().permission().orElseThrow()))
                .orElse(Actor.anonymous());
        return new Done(by, move.act(), move.at());
    }
}
