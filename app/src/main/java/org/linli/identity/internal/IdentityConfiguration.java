package org.linli.identity.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.linli.evidence.VerbMessages;
import org.linli.identity.DemoAccounts;
import org.linli.identity.internal.colleagues.ColleagueImports;
import org.linli.kernel.DemoPassword;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.SignInHint;
import org.linli.kernel.Transactions;
import org.linli.kernel.web.NavigationEntry;
import org.linli.kernel.web.PersonalField;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

    private static final Scope FORGETTING = new Scope.SystemJob(new Purpose("identity.forgetting"));

    @Bean
    NavigationEntry accountsEntry() {
        return new NavigationEntry(
                "identity.accounts", "people", "/accounts", "identity.accounts", "frame.group.admin", 900);
    }

    @Bean
    NavigationEntry colleaguesEntry() {
        return new NavigationEntry(
                "identity.colleagues", "people", "/accounts", Granting.COLLEAGUES, "frame.group.admin", 901);
    }

    @Bean
    NavigationEntry grantedAccountsEntry() {
        return new NavigationEntry("identity.accounts", "people", "/accounts", Granting.ALL, "frame.group.admin", 902);
    }

    @Bean
    NavigationEntry postsEntry() {
        return new NavigationEntry("identity.posts", "shield", "/posts", Granting.ALL, "frame.group.admin", 910);
    }

    @Bean
    NavigationEntry localPostsEntry() {
        return new NavigationEntry("identity.posts", "shield", "/posts", Granting.COLLEAGUES, "frame.group.admin", 911);
    }

    @Bean
    NavigationEntry handoversEntry() {
        return new NavigationEntry(
                "identity.handovers", "link", "/handovers", "identity.handover", "frame.group.admin", 912);
    }

    /** For whoever does the work; what may be done there is decided by whom it concerns. */
    @Bean
    NavigationEntry ownHandoversEntry() {
        return new NavigationEntry(
                "identity.handovers.own", "link", "/handovers/own", "incidents.list", "frame.group.admin", 990);
    }

    @Bean
    VerbMessages accountVerbs() {
        return new VerbMessages("account.", "identity.verb.");
    }

    @Bean
    VerbMessages postVerbs() {
        return new VerbMessages("post.", "identity.verb.");
    }

    @Bean
    VerbMessages tokenVerbs() {
        return new VerbMessages("api-token.", "identity.verb.");
    }

    @Bean
    VerbMessages residentVerbs() {
        return new VerbMessages("resident.", "identity.verb.");
    }

    @Bean
    VerbMessages handoverVerbs() {
        return new VerbMessages("handover.", "identity.verb.");
    }

    @Bean
    RecurringTask<Void> forgetColleagues(ColleagueImports imports) {
        return Tasks.recurring("identity.forget-colleagues", FixedDelay.ofHours(1))
                .execute((instance, context) -> imports.forget());
    }

    @Bean
    PersonalField colleaguesField() {
        return new PersonalField(
                "colleague_import.lines",
                "identity.field.colleagues",
                "identity.field.colleagues.purpose",
                "identity.field.basis.security",
                "identity.field.colleagues.retention",
                "identity.field.colleagues.visibility");
    }

    @Bean
    PersonalField linkField() {
        return new PersonalField(
                "activation_link.token_hash",
                "identity.field.link",
                "identity.field.link.purpose",
                "identity.field.basis.security",
                "identity.field.link.retention",
                "identity.field.nobody");
    }

    @Bean
    PersonalField handoverField() {
        return staffField(
                "handover.opened_by, handover.signed_for_leaver, handover.absence_reason", "identity.field.handover");
    }

    @Bean
    RecurringTask<Void> forgetLinks(ActivationLinks links, Transactions transactions, Clock clock) {
        return Tasks.recurring("identity.forget-links", FixedDelay.ofHours(1))
                .execute((instance, context) -> transactions.write(FORGETTING, () -> {
                    links.forget(clock.instant());
                    return true;
                }));
    }

    @Bean
    PersonalField loginField() {
        return staffField("account.login", "identity.field.login");
    }

    @Bean
    PersonalField staffNameField() {
        return staffField("account.display_name", "identity.field.name");
    }

    @Bean
    PersonalField passwordField() {
        return new PersonalField(
                "account.password_hash",
                "identity.field.password",
                "identity.field.password.purpose",
                "identity.field.basis.security",
                "identity.field.password.retention",
                "identity.field.nobody");
    }

    @Bean
    PersonalField throttleField() {
        return new PersonalField(
                "sign_in_throttle.subject",
                "identity.field.failures",
                "identity.field.failures.purpose",
                "identity.field.basis.security",
                "identity.field.failures.retention",
                "identity.field.nobody");
    }

    private static PersonalField staffField(String field, String title) {
        return new PersonalField(
                field,
                title,
                "identity.field.staff.purpose",
                "identity.field.basis.security",
                "identity.field.staff.retention",
                "identity.field.staff.visibility");
    }

    @Bean
    RecurringTask<Void> forgetFailures(Throttle throttle, ResidentCodes residentCodes, Clock clock) {
        return Tasks.recurring("identity.forget-failures", FixedDelay.ofMinutes(15))
                .execute((instance, context) -> {
                    throttle.forget(clock.instant());
                    residentCodes.forgetExpired();
                });
    }

    /** Printed once at the start; the only place where a set-up link or the demo password is shown. */
    @Bean
    SignInHint signInHint(DemoAccounts demoAccounts, DemoPassword demoPassword, SetUp setUp) {
        return () -> {
            String logins = demoAccounts.list().stream()
                    .map(DemoAccounts.DemoAccount::login)
                    .distinct()
                    .collect(Collectors.joining(", "));
            if (!logins.isEmpty()) {
                return "Demo accounts: " + logins + System.lineSeparator() + "  Their password: "
                        + demoPassword.value();
            }
            List<SetUp.Link> links = setUp.offer();
            return links.isEmpty()
                    ? "Sign in with your account."
                    : links.stream()
                            .map(link ->
                                    "Make the first " + link.permissionSet().replace('-', ' ') + " at " + link.path()
                                            + " (at the address above, once, within 24 hours)")
                            .collect(Collectors.joining(System.lineSeparator() + "  "));
        };
    }
}
