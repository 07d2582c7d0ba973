package org.linli.clock;

/**
 * Time of one sort, measured along the instants of a calendar. Instants are nanoseconds since 1970-01-01T00:00Z, measures
 * nanoseconds of counted time since some fixed origin.
 */
interface TimeLine {

    /** Natural time: every nanosecond counts. */
    static TimeLine continuous(long begin, long end) {
        return new TimeLine() {
            @Override
            public long at(long instant) {
                return instant - begin;
            }

            @Override
            public long after(long from, long amount) {
                return amount <= end - from ? from + amount : NEVER;
            }
        };
    }

    /** Answer of {@link #after} for more time than the calendar has. */
    long NEVER = -1;

    /** Time counted up to an instant. */
    long at(long instant);

    /** Earliest instant by which a positive amount has been counted from an instant on, or {@link #NEVER}. */
    long after(long from, long amount);

    /** Time counted from one instant to another, which is not earlier. */
    default long between(long from, long to) {
        return at(to) - at(from);
    }
}
