package org.linli.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Prints how many deadlines one core computes in a second; run it by hand. */
final class DueSpeed {

    private static final int CLOCKS = 1 << 16;
    private static final int ROUNDS = 6;
    private static final int PASSES = 50;

    private DueSpeed() {}

    public static void main(String[] arguments) {
        measure("without suspensions", SuspensionLedger.none());
        measure(
                "with two suspensions",
                China.ledger("2026-02-10T10:00/2026-02-25T09:00;2026-09-30T10:00/2026-10-08T09:00"));
    }

    private static void measure(String name, SuspensionLedger ledger) {
        List<StageClock> clocks = clocks(ledger);
        for (int round = 1; round <= ROUNDS; round++) {
            long began = System.nanoTime();
            long checksum = 0;
            for (int pass = 0; pass < PASSES; pass++) {
                for (StageClock clock : clocks) {
                    if (clock.due() instanceof Deadline deadline) {
                        checksum += deadline.at().getEpochSecond();
                    }
                }
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            System.out.printf("%s: %,.0f due/s (checksum %d)%n", name, CLOCKS * (double) PASSES / seconds, checksum);
        }
    }

    private static List<StageClock> clocks(SuspensionLedger ledger) {
        Random random = new Random(1);
        List<Budget> budgets =
                List.of(Budget.parse("4H"), Budget.parse("2D"), Budget.parse("15D"), Budget.parse("0.5H"));
        Instant first = China.at("2026-01-01T00:00");
        return random.ints(CLOCKS, 0, 360 * 86_400)
                .mapToObj(second -> new StageClock(
                        China.CALENDAR,
                        budgets.get(second % budgets.size()),
                        first.plus(Duration.ofSeconds(second)),
                        ledger))
                .toList();
    }
}
