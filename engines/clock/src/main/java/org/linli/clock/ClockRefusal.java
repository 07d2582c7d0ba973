package org.linli.clock;

/** Input that the clock cannot take, with the reason by name and the piece of input it is about. */
public final class ClockRefusal extends IllegalArgumentException {

    /** Why input was refused; {@link #key()} is the message key to show it under. */
    public enum Reason {
        /** A budget is not a number followed by E, H, D or N. */
        BUDGET_MALFORMED("clock.budget-malformed"),
        /** A budget is negative, above {@link Budget#MAX_AMOUNT} or finer than hundredths. */
        BUDGET_OUT_OF_RANGE("clock.budget-out-of-range"),
        /** Office hours are not times like {@code 08:00-12:00}, end before they begin or are empty. */
        HOURS_MALFORMED("clock.hours-malformed"),
        /** Two ranges of office hours share time. */
        HOURS_OVERLAP("clock.hours-overlap"),
        /** Hours of a season end before they begin. */
        SEASON_REVERSED("clock.season-reversed"),
        /** Two seasons of one calendar share a date. */
        SEASONS_OVERLAP("clock.seasons-overlap"),
        /** A period of the law is not a whole number followed by w, d, m or y. */
        PERIOD_MALFORMED("clock.period-malformed"),
        /** A period of the law is shorter than one or longer than {@link StatutoryPeriod#MAX_AMOUNT}. */
        PERIOD_OUT_OF_RANGE("clock.period-out-of-range"),
        /** The same date is given twice in one calendar. */
        DAY_GIVEN_TWICE("clock.day-given-twice"),
        /** A file of holidays has a line that is not {@code date,name,day_off}. */
        FACTS_MALFORMED("clock.facts-malformed"),
        /** It is not said up to which date the days of a calendar have been announced. */
        HORIZON_MISSING("clock.horizon-missing"),
        /** A suspension ends before it begins. */
        SUSPENSION_REVERSED("clock.suspension-reversed"),
        /** An instant or date is outside the years a calendar covers, or a deadline would be. */
        OUTSIDE_CALENDAR("clock.outside-calendar");

        private final String key;

        Reason(String key) {
            this.key = key;
        }

        /** Message key, for instance {@code clock.budget-malformed}. */
        public String key() {
            return key;
        }
    }

    private final Reason reason;
    private final String subject;

    ClockRefusal(Reason reason, Object subject) {
        super(reason.key() + ": " + subject);
        this.reason = reason;
        this.subject = subject.toString();
    }

    /** Why the input was refused. */
    public Reason reason() {
        return reason;
    }

    /** The refused piece of input, as text. */
    public String subject() {
        return subject;
    }
}
