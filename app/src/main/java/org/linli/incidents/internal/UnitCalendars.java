package org.linli.incidents.internal;

import java.util.List;
import java.util.Optional;
import org.linli.clock.WorkingCalendar;
import org.linli.statute.Calendars;
import org.linli.statute.UnitChains;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.springframework.stereotype.Component;

/** The calendar that holds where an incident lies. */
@Component
class UnitCalendars implements UnitChains {

    private final Territory territory;
    private final Calendars calendars;

    UnitCalendars(Territory territory, Calendars calendars) {
        this.territory = territory;
        this.calendars = calendars;
    }

    WorkingCalendar of(int unitNo) {
        return calendars.along(chain(unitNo));
    }

    @Override
    public List<Integer> chain(int unitNo) {
        return territory.findUnit(unitNo).isEmpty()
                ? List.of()
                : territory.listPath(unitNo).stream().map(Unit::no).toList();
    }

    @Override
    public Optional<String> findName(int unitNo) {
        return territory.findUnit(unitNo).map(Unit::name);
    }

    @Override
    public List<Integer> children(int unitNo) {
        return territory.listChildren(unitNo).stream().map(Unit::no).toList();
    }
}
