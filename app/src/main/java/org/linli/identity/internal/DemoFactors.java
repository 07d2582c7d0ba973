package org.linli.identity.internal;

import java.util.Optional;
import java.util.UUID;
import org.linli.kernel.Actor;
import org.linli.kernel.Installation;
import org.linli.kernel.Purpose;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Nobody holds the phones of the demo's administrators, so their second factor enrols itself and its code stands on the
 * page. In a production installation, and for any other account, there is neither.
 */
@Component
public class DemoFactors {

    private final SecondFactor factor;
    private final Standings standings;
    private final Installation installation;
    private final JdbcClient jdbc;

    DemoFactors(SecondFactor factor, Standings standings, Installation installation, JdbcClient jdbc) {
        this.factor = factor;
        this.standings = standings;
        this.installation = installation;
        this.jdbc = jdbc;
    }

    /** The person as she stands once her demo factor is there. */
    Standing ready(Standing person) {
        if (!person.mustEnrolFactor() || !isDemo(person.accountId())) {
            return person;
        }
        factor.enrolUnattended(person.accountId(), Actor.system(new Purpose("identity.demo-factor")));
        return standings.find(person.accountId()).orElse(person);
    }

    /** The code a demo administrator would read off her phone. */
    public Optional<String> findCode(UUID account) {
        return isDemo(account) ? factor.findPresentCode(account) : Optional.empty();
    }

    /** Whether this is a known account of a demo installation. */
    public boolean isDemo(UUID account) {
        return installation.isDemo()
                && jdbc.sql("SELECT is_demo FROM account WHERE id = :id")
                        .param("id", account)
                        .query(Boolean.class)
                        .optional()
                        .orElse(false);
    }
}
