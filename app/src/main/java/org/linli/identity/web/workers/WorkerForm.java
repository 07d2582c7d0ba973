package org.linli.identity.web.workers;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.linli.identity.NewEngagement;
import org.linli.identity.ServingRole;
import org.linli.identity.internal.workers.Engagement;
import org.linli.kernel.Outcome;

/**
 * A person or an engagement as typed.
 *
 * @param until the last day; the register keeps the first day without
 */
public record WorkerForm(
        String name, String phone, String role, String unit, String line, String leads, String from, String until) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    /** What a form does not have arrives as nothing. */
    public WorkerForm {
        name = Objects.requireNonNullElse(name, "");
        phone = Objects.requireNonNullElse(phone, "");
        role = Objects.requireNonNullElse(role, "");
        unit = Objects.requireNonNullElse(unit, "");
        line = Objects.requireNonNullElse(line, "");
        leads = Objects.requireNonNullElse(leads, "");
        from = Objects.requireNonNullElse(from, "");
        until = Objects.requireNonNullElse(until, "");
    }

    static WorkerForm empty(LocalDate today) {
        return new WorkerForm("", "", "", "", "", "", today.toString(), "");
    }

    static WorkerForm of(Engagement engagement) {
        return new WorkerForm(
                "",
                "",
                engagement.role().name(),
                Integer.toString(engagement.unitNo()),
                engagement.line(),
                engagement.leads(),
                engagement.from().toString(),
                engagement.until() == null
                        ? ""
                        : engagement.until().minusDays(1).toString());
    }

    /** @return the engagement, or a refusal: {@code workers.refused.role}, {@code workers.refused.day} */
    Outcome<NewEngagement> engagement() {
        Optional<ServingRole> known = Arrays.stream(ServingRole.values())
                .filter(one -> one.name().equals(role))
                .findFirst();
        if (known.isEmpty()) {
            return Outcome.refused("workers.refused.role", role);
        }
        Optional<LocalDate> first = day(from);
        if (first.isEmpty()) {
            return Outcome.refused("workers.refused.day", from);
        }
        Optional<LocalDate> last = day(until);
        if (last.isEmpty() && !until.isBlank()) {
            return Outcome.refused("workers.refused.day", until);
        }
        return Outcome.done(new NewEngagement(
                known.get(),
                NUMBER.matcher(unit).matches() ? Integer.parseInt(unit) : 0,
                line,
                leads,
                first.get(),
                last.map(day -> day.plusDays(1)).orElse(null)));
    }

    private static Optional<LocalDate> day(String typed) {
        try {
            return typed.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(typed.strip()));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
