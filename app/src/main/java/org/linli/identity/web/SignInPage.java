package org.linli.identity.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.linli.identity.DemoAccounts.DemoAccount;
import org.linli.kernel.Refusal;

/**
 * What the sign-in page shows.
 *
 * @param next where the reader wants to go
 * @param hasProvider whether staff can also sign in with an outside account
 * @param problems why the last attempt failed; at most one
 */
public record SignInPage(
        String login, String next, List<Refusal> problems, List<DemoAccount> demoAccounts, boolean hasProvider) {

    /** {@code next}, encoded for a query parameter. */
    public String nextParameter() {
        return URLEncoder.encode(next, StandardCharsets.UTF_8);
    }
}
