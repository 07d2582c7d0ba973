package org.linli.clock;

/**
 * The four kinds of time in which limits of urban-management cases are written, with the letter each has in the code tables
 * of filing standards ({@code 2E/4H/2D/1N}).
 */
public enum TimeKind {
    /** 紧急工作时: natural hours, day and night, working day or not. */
    CONTINUOUS_HOURS('E'),
    /** 工作时: hours that run only during office hours of working days. */
    WORKING_HOURS('H'),
    /** 工作日: each is the office hours of one full day (8 working hours at the usual hours), not a calendar date. */
    WORKING_DAYS('D'),
    /** 紧急工作日, also 自然日: each is 24 natural hours from the start, not a calendar date. */
    CONTINUOUS_DAYS('N');

    private final char letter;

    TimeKind(char letter) {
        this.letter = letter;
    }

    /** The letter of this kind in budget texts. */
    public char letter() {
        return letter;
    }

    /** Whether this kind runs day and night, independent of any calendar. */
    public boolean isContinuous() {
        return this == CONTINUOUS_HOURS || this == CONTINUOUS_DAYS;
    }

    static TimeKind ofLetter(char letter) {
        for (TimeKind kind : values()) {
            if (kind.letter == letter) {
                return kind;
            }
        }
        throw new ClockRefusal(ClockRefusal.Reason.BUDGET_MALFORMED, String.valueOf(letter));
    }
}
