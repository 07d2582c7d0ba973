package org.linli.territory.internal.bodies;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.linli.territory.PublicContacts;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.springframework.stereotype.Component;

/** The nearest body that residents can call. */
@Component
public class NearestBody implements PublicContacts {

    private final BodyRows bodies;
    private final Territory territory;

    NearestBody(BodyRows bodies, Territory territory) {
        this.bodies = bodies;
        this.territory = territory;
    }

    @Override
    public Optional<Contact> findNearest(int unitNo) {
        return find(unitNo).map(body -> new Contact(body.name(), body.phone(), body.address()));
    }

    public Optional<Body> find(int unitNo) {
        List<Integer> nearestFirst =
                territory.listPath(unitNo).reversed().stream().map(Unit::no).toList();
        return bodies.listStanding(nearestFirst).stream()
                .filter(body -> !body.phone().isEmpty())
                .min(Comparator.comparingInt(body -> nearestFirst.indexOf(body.unitNo())));
    }
}
