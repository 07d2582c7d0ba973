package org.linli.identity.web.transfer;

import java.util.Map;
import org.linli.territory.Territory;
import org.linli.territory.Unit;

/** Names of units, those that are still to come included. */
public record UnitNames(Territory territory, Map<Integer, String> coming) {

    public String of(int unitNo) {
        String name = coming.get(unitNo);
        return name != null ? name : territory.findUnit(unitNo).map(Unit::name).orElse("");
    }
}
