package org.linli.identity;

import java.util.UUID;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;

/**
 * What the security administrator ({@code identity.grant}) does about the doors of somebody else's account, within her
 * territory; what lies beyond, and whoever lacks the permission, meets {@code NotFound}. Each act is put on record.
 */
public interface AccountSecurity {

    /** Whether the account has a second factor. */
    boolean hasFactor(UUID accountId);

    /**
     * Takes the second factor and its recovery codes away, after the holder lost both; her sessions end. Where a post of
     * hers asks for one, she can do nothing before she has enrolled another.
     *
     * @return the account, or a refusal: {@code identity.own-account}, {@code doors.factor.none}
     */
    Outcome<UUID> resetFactor(Actor by, UUID accountId);

    /**
     * Signs the holder out everywhere, from her next request on.
     *
     * @return the account, or a refusal: {@code identity.own-account}
     */
    Outcome<UUID> endSessions(Actor by, UUID accountId);

    /** Whether there is a provider whose identities can be bound. */
    boolean canBind();

    /**
     * Says which identity at the configured OpenID provider is the holder's.
     *
     * @param subject the provider's own, unchanging id of the person ({@code sub}), never a name or an address
     * @return the account, or a refusal: {@code doors.oidc.off}, {@code doors.oidc.subject-form},
     *     {@code doors.oidc.bound-already}
     */
    Outcome<UUID> bind(Actor by, UUID accountId, String subject);
}
