package org.linli.identity.internal.workers;

import java.util.Optional;
import java.util.regex.Pattern;
import org.linli.identity.NewEngagement;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.messages.Phone;

/** What entries and engagements look like. */
public final class WorkerRule {

    public static final int LONGEST_NAME = 60;
    public static final int LONGEST_LINE = 40;
    public static final int LONGEST_LEADS = 60;
    public static final int LONGEST_TITLE = 60;

    private static final Pattern IDENTITY_NUMBER = Pattern.compile("(?<!\\d)\\d{17}[\\dXx](?!\\d)");

    private WorkerRule() {}

    public static Outcome<String> name(String typed) {
        String name = text(typed);
        if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST_NAME) {
            return Outcome.refused("workers.refused.name", LONGEST_NAME);
        }
        return hasIdentityNumber(name) ? Outcome.refused("workers.refused.identity-number") : Outcome.done(name);
    }

    /** Empty where nothing was typed. */
    public static Outcome<Optional<Phone>> phone(String typed) {
        if (typed.isBlank()) {
            return Outcome.done(Optional.empty());
        }
        if (hasIdentityNumber(typed)) {
            return Outcome.refused("workers.refused.identity-number");
        }
        Optional<Phone> phone = Phone.of(typed);
        return phone.isPresent() ? Outcome.done(phone) : Outcome.refused("workers.refused.phone");
    }

    /** The engagement as kept. That the unit is one the actor may write at is asked elsewhere. */
    public static Outcome<NewEngagement> engagement(NewEngagement typed) {
        NewEngagement engagement = new NewEngagement(
                typed.role(), typed.unitNo(), text(typed.line()), text(typed.leads()), typed.from(), typed.until());
        return refuse(engagement).map(Outcome::<NewEngagement>refused).orElseGet(() -> Outcome.done(engagement));
    }

    private static Optional<Refusal> refuse(NewEngagement engagement) {
        if (engagement.role().needsLine() && engagement.line().isEmpty()) {
            return Optional.of(Refusal.of("workers.refused.line-missing"));
        }
        if (engagement.role().leads() && engagement.leads().isEmpty()) {
            return Optional.of(Refusal.of("workers.refused.leads-missing"));
        }
        if (engagement.line().length() > LONGEST_LINE || engagement.leads().length() > LONGEST_LEADS) {
            return Optional.of(Refusal.of("workers.refused.too-long", LONGEST_LINE, LONGEST_LEADS));
        }
        if (hasIdentityNumber(engagement.line()) || hasIdentityNumber(engagement.leads())) {
            return Optional.of(Refusal.of("workers.refused.identity-number"));
        }
        boolean endsBeforeItBegins =
                engagement.until() != null && !engagement.until().isAfter(engagement.from());
        return endsBeforeItBegins ? Optional.of(Refusal.of("workers.refused.dates")) : Optional.empty();
    }

    private static boolean hasIdentityNumber(String text) {
        return IDENTITY_NUMBER.matcher(text).find();
    }

    private static String text(String typed) {
        return typed.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
    }
}
