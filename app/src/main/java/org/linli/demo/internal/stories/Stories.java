package org.linli.demo.internal.stories;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.linli.city.CommunityPlan;
import org.linli.demo.internal.ground.Wuhai;
import org.linli.demo.internal.staff.Cast;
import org.linli.incidents.FilingConditions;
import org.linli.kernel.Zone;
import org.linli.statute.Calendars;
import org.linli.statute.Rules;
import org.linli.territory.Department;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.springframework.stereotype.Component;

/** Plans what happened lately in the city, and makes it happen. */
@Component
public class Stories {

    private final Territory territory;
    private final Rules rules;
    private final FilingConditions conditions;
    private final Calendars calendars;
    private final StoryTeller teller;
    private final Zone zone;

    Stories(
            Territory territory,
            Rules rules,
            FilingConditions conditions,
            Calendars calendars,
            StoryTeller teller,
            Zone zone) {
        this.territory = territory;
        this.rules = rules;
        this.conditions = conditions;
        this.calendars = calendars;
        this.teller = teller;
        this.zone = zone;
    }

    /** @param now the present of the stories; what was begun goes on where the same moment is given again */
    public void load(Instant now, CommunityPlan community, Cast cast, Map<String, Department> departments) {
        teller.tell(plan(now, community, departments), cast);
    }

    private List<Story> plan(Instant now, CommunityPlan community, Map<String, Department> departments) {
        Phrases phrases = Phrases.read();
        DrawnSites drawn = new DrawnSites(community, territory);
        Openings openings = new Openings(
                Theme.readAll(),
                phrases,
                venue -> sites(venue, drawn),
                now.atZone(zone.id()).getMonth());
        Times times = new Times(rules, conditions, new OfficeTime(calendars.current(), zone.id()));
        return new Chronicle(openings, times, phrases, key -> numberOf(departments, key), now).plan(Plot.readAll());
    }

    static int numberOf(Map<String, Department> departments, String key) {
        Department department = departments.get(key);
        if (department == null) {
            throw new IllegalStateException("No department " + key);
        }
        return department.no();
    }

    private Sites sites(Venue venue, DrawnSites drawn) {
        if (venue.unitCode().equals(Wuhai.communityCode())) {
            return drawn.everywhere();
        }
        if (venue.unitCode().startsWith(Wuhai.communityCode())) {
            return drawn.inGrid(Integer.parseInt(
                    venue.unitCode().substring(Wuhai.communityCode().length())));
        }
        Unit unit = territory.findByCode(venue.unitCode()).orElseThrow();
        return new OutlyingSites(unit, territory.findBoundary(unit.no()).orElseThrow());
    }
}
