package org.linli.identity.internal;

import java.time.Duration;
import java.time.Instant;

/** What an attempt to sign in came to. */
public sealed interface SignInAnswer {

    /**
     * Login name and password are right.
     *
     * @param at when the session begins, to the millisecond
     */
    record Admitted(Standing standing, Instant at) implements SignInAnswer {}

    /** Login name and password are right, and the second factor is still to come. */
    record NeedsCode(Standing standing) implements SignInAnswer {}

    /** Wrong password or code, no such account, or a closed one: from outside these look the same. */
    record Wrong() implements SignInAnswer {}

    /** Right, but the person holds no post today. */
    record WithoutPost() implements SignInAnswer {}

    /** Too many failures; the attempt was not looked at. */
    record TooSoon(Duration remaining) implements SignInAnswer {}

    /** Too many people are signing in at this moment. */
    record Busy() implements SignInAnswer {}
}
