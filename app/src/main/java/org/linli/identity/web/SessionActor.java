package org.linli.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.linli.identity.internal.Actors;
import org.linli.identity.internal.Standing;
import org.linli.identity.internal.Standings;
import org.linli.kernel.Actor;
import org.linli.kernel.web.CurrentActor;
import org.linli.kernel.web.PostChoice;
import org.springframework.stereotype.Component;

/**
 * Finds the person behind a request by her session. Looked up once per request; the answer stays with the request, also
 * where the container shows an error page for it. A machine with a token needs no session.
 */
@Component
class SessionActor implements CurrentActor {

    private static final String PERSON = SessionActor.class.getName() + ".person";
    private static final String ACTOR = SessionActor.class.getName() + ".actor";

    private final Standings standings;
    private final Actors actors;
    private final SessionLimits limits;
    private final Clock clock;

    SessionActor(Standings standings, Actors actors, SessionLimits limits, Clock clock) {
        this.standings = standings;
        this.actors = actors;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public Actor of(HttpServletRequest request) {
        if (request.getAttribute(ACTOR) instanceof Actor known) {
            return known;
        }
        Actor actor = BearerDoor.find(request)
                .or(() -> find(request).map(person -> actors.of(person.standing(), person.post())))
                .orElseGet(Actor::anonymous);
        request.setAttribute(ACTOR, actor);
        return actor;
    }

    @Override
    public List<PostChoice> posts(HttpServletRequest request) {
        return find(request).map(this::choices).orElse(List.of());
    }

    private List<PostChoice> choices(SignedIn person) {
        return person.standing().posts().stream()
                .map(post -> new PostChoice(
                        post.id(),
                        post.title(),
                        actors.place(post.unitNo(), post.departmentNo()),
                        post.id().equals(person.post().id())))
                .toList();
    }

    /** Empty for an anonymous request and for a session that is over, void, or of somebody without a post. */
    Optional<SignedIn> find(HttpServletRequest request) {
        if (request.getAttribute(PERSON) instanceof SignedIn known) {
            return Optional.of(known);
        }
        Optional<SignedIn> found = StaffSession.find(request)
                .filter(s -> !s.isOver(clock.instant(), limits.longest()))
                .flatMap(this::read);
        found.ifPresent(person -> request.setAttribute(PERSON, person));
        return found;
    }

    private Optional<SignedIn> read(StaffSession session) {
        Optional<Standing> standing = standings
                .find(session.account())
                .filter(person -> !session.since().isBefore(person.sessionsFrom()));
        return standing.flatMap(person -> person.findPost(session.post()).map(post -> new SignedIn(person, post)));
    }
}
