package org.linli.identity.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.linli.identity.DemoAccounts;
import org.linli.kernel.DemoPassword;
import org.linli.kernel.SignInHint;
import org.linli.kernel.web.NavigationEntry;
import org.linli.kernel.web.PersonalField;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

    @Bean
    NavigationEntry accountsEntry() {
        return new NavigationEntry(
                "identity.accounts", "people", "/accounts", "identity.accounts", "frame.group.admin", 900);
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
