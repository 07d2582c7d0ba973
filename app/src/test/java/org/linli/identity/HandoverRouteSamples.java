package org.linli.identity;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.identity.TestStaff.Person;
import org.linli.identity.internal.Actors;
import org.linli.identity.internal.Standing;
import org.linli.identity.internal.Standings;
import org.linli.identity.internal.handover.Handovers;
import org.linli.kernel.Actor;
import org.springframework.stereotype.Component;

@Component
class HandoverRouteSamples implements RouteSamples {

    private final TestStaff staff;
    private final Standings standings;
    private final Actors actors;
    private final Handovers handovers;

    HandoverRouteSamples(TestStaff staff, Standings standings, Actors actors, Handovers handovers) {
        this.staff = staff;
        this.standings = standings;
        this.actors = actors;
        this.handovers = handovers;
    }

    @Override
    public List<Sample> at(int unitNo) {
        Person leaver = staff.holding("grid-worker", unitNo);
        Person done = staff.holding("grid-worker", unitNo);
        Person successor = staff.holding("grid-worker", unitNo);
        String page = "/handovers/" + begin(leaver, successor);
        UUID finished = begin(done, successor);
        handovers.sign(actor(successor), finished).orThrow();
        handovers.sign(actor(done), finished).orThrow();
        return List.of(
                new OfList("GET /handovers", "/handovers", page),
                new OfRecord(
                        "GET /handovers/new", "/handovers/new?account=" + leaver.account() + "&post=" + leaver.post()),
                new OfRecord(
                        "POST /handovers",
                        "/handovers",
                        Map.of(
                                "account", leaver.account().toString(),
                                "post", leaver.post().toString(),
                                "successor", successor.login())),
                new OfRecord("GET /handovers/{id}", page),
                new OfRecord("GET /handovers/{id}/sheet", "/handovers/" + finished + "/sheet"),
                new OfRecord("POST /handovers/{id}/for-leaver", page + "/for-leaver", Map.of("reason", "")),
                new OfRecord("POST /handovers/{id}/withdraw", page + "/withdraw", Map.of()));
    }

    private UUID begin(Person leaver, Person successor) {
        return handovers
                .begin(actor(leaver), leaver.account(), leaver.post(), successor.login(), false)
                .orThrow();
    }

    private Actor actor(Person person) {
        Standing standing = standings.find(person.account()).orElseThrow();
        return actors.of(standing, standing.posts().getFirst());
    }
}
