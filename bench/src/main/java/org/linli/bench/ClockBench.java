package org.linli.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.linli.clock.Budget;
import org.linli.clock.Due;
import org.linli.clock.HolidayFacts;
import org.linli.clock.OfficeHours;
import org.linli.clock.Season;
import org.linli.clock.StageClock;
import org.linli.clock.Suspension;
import org.linli.clock.SuspensionLedger;
import org.linli.clock.WorkingCalendar;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * {@code ./linli bench clock}: how many due instants one core computes in a second, on the announced calendar of China, for
 * budgets of working hours and working days begun at any second of a year. {@code clock.due} is the plain case;
 * {@code clock.due.suspended} has two suspensions, {@code clock.due.seasons} hours that change twice a year.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ClockBench {

    private static final long SEED = 1;
    private static final int CLOCKS = 4_096;
    private static final double TARGET = 1_000_000;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant FIRST =
            LocalDate.of(2026, 1, 1).atStartOfDay(ZONE).toInstant();

    /** Which clocks: {@code due}, {@code due.suspended} or {@code due.seasons}. */
    @Param({"due", "due.suspended", "due.seasons"})
    String kind = "due";

    private StageClock[] clocks = {};
    private int next;

    public static void main(String[] arguments) throws RunnerException {
        Report report = Report.onStandardOutput();
        boolean isShort = List.of(arguments).contains("--short");
        System.exit(run(report, isShort) ? 0 : 1);
    }

    /** Measures; false if the plain case misses its target. */
    static boolean run(Report report, boolean isShort) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(ClockBench.class.getName() + "\\.due$")
                .threads(1)
                .forks(isShort ? 0 : 1)
                .warmupIterations(isShort ? 1 : 5)
                .measurementIterations(isShort ? 1 : 5)
                .warmupTime(TimeValue.milliseconds(isShort ? 100 : 1_000))
                .measurementTime(TimeValue.milliseconds(isShort ? 100 : 1_000))
                .build();
        boolean isFast = true;
        for (RunResult result : new Runner(options).run()) {
            String name = result.getParams().getParam("kind");
            double perSecond = result.getPrimaryResult().getScore();
            report.take("clock." + name, perSecond, "1/s");
            isFast &= !name.equals("due") || perSecond >= TARGET;
        }
        if (!isFast) {
            report.remark("clock.due is below " + TARGET + "/s");
        }
        return isFast;
    }

    /** Lays the clocks out. */
    @Setup
    public void clocks() {
        WorkingCalendar calendar = calendar();
        SuspensionLedger ledger = ledger();
        List<Budget> budgets =
                List.of(Budget.parse("4H"), Budget.parse("2D"), Budget.parse("15D"), Budget.parse("0.5H"));
        clocks = new Random(SEED)
                .ints(CLOCKS, 0, 360 * 86_400)
                .mapToObj(second -> new StageClock(
                        calendar, budgets.get(second % budgets.size()), FIRST.plus(Duration.ofSeconds(second)), ledger))
                .toArray(StageClock[]::new);
    }

    private WorkingCalendar calendar() {
        WorkingCalendar nation =
                WorkingCalendar.builder(ZONE).facts(HolidayFacts.china()).build();
        if (!kind.endsWith("seasons")) {
            return nation;
        }
        return nation.layer()
                .season(new Season(
                        LocalDate.of(2026, 6, 1),
                        LocalDate.of(2026, 9, 30),
                        OfficeHours.parse("08:00-12:00,15:00-18:00")))
                .build();
    }

    private SuspensionLedger ledger() {
        return kind.endsWith("suspended")
                ? SuspensionLedger.of(List.of(pause("2026-02-10", "2026-02-25"), pause("2026-09-30", "2026-10-08")))
                : SuspensionLedger.none();
    }

    private static Suspension pause(String from, String until) {
        return new Suspension(
                LocalDate.parse(from).atTime(10, 0).atZone(ZONE).toInstant(),
                LocalDate.parse(until).atTime(9, 0).atZone(ZONE).toInstant());
    }

    /** One due instant; each call takes another clock. */
    @Benchmark
    public Due due() {
        next = (next + 1) % CLOCKS;
        return clocks[next].due();
    }
}
