package org.linli.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.linli.kernel.Actor;

/**
 * Residents who showed with a one-time code that a phone is theirs. Nothing is kept about them: the phone itself, keyed, is
 * who they are. It opens one's own requests; one's register record needs a second proof.
 */
public interface Residents {

    /** The id under which records that carry the phone are its holder's; empty if the text is no phone number. */
    Optional<UUID> findOwnId(String phone);

    /**
     * The resident behind a request, with the scope {@link org.linli.kernel.Scope.Self}. Asked for by pages about one's own
     * records only; everywhere else a resident is like anybody.
     */
    Optional<SignedInResident> findSignedIn(HttpServletRequest request);

    /** @param maskedPhone enough to recognise it by */
    record SignedInResident(Actor actor, String maskedPhone) {}
}
