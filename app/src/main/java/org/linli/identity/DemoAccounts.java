package org.linli.identity;

import java.util.List;
import java.util.UUID;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;

/**
 * The known accounts of a demo installation. All have the demo password of the running server, which is set anew at
 * every start; the sign-in page lists them.
 */
public interface DemoAccounts {

    /**
     * @return the account, or a refusal: {@code identity.demo-only} in a production installation,
     *     {@code identity.login-form}, {@code identity.login-taken}, {@code identity.name-form}
     */
    Outcome<UUID> create(Actor by, String login, String name);

    /** Demo accounts with each of their posts, in the order of their creation; none in a production installation. */
    List<DemoAccount> list();

    /**
     * A line of the sign-in page.
     *
     * @param place name of the department or unit of the post; empty for a post over all units
     */
    record DemoAccount(String login, String name, String post, String place) {}
}
