package org.linli.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.linli.identity.Residents;
import org.linli.identity.internal.ResidentCodes;
import org.linli.messages.Phone;
import org.springframework.stereotype.Component;

@Component
class ResidentDoor implements Residents {

    private final ResidentCodes codes;
    private final Clock clock;

    ResidentDoor(ResidentCodes codes, Clock clock) {
        this.codes = codes;
        this.clock = clock;
    }

    @Override
    public Optional<UUID> findOwnId(String phone) {
        return Phone.of(phone).map(codes::ownId);
    }

    @Override
    public Optional<SignedInResident> findSignedIn(HttpServletRequest request) {
        return ResidentSession.find(request, clock.instant())
                .map(session -> new SignedInResident(codes.actor(session.ownId()), session.maskedPhone()));
    }
}
