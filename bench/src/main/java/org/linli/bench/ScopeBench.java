package org.linli.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.linli.incidents.State;
import org.linli.incidents.internal.IncidentLists;
import org.linli.incidents.internal.ListFilter;
import org.linli.incidents.internal.ListFilter.Sort;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Scope;
import org.linli.operations.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * {@code ./linli bench scope}: how long a page of incidents with its count takes for a community, a street, a district and
 * a whole city, through the server's own code, as its own role, under row-level security.
 *
 * <p>All kinds of list take turns on the same connections, so that a plan kept for one is met by the others.
 */
public final class ScopeBench {

    private static final long DATA_SEED = 1;
    private static final int PAGE = 50;
    private static final int WARM_UPS = 30;
    private static final double TARGET_MILLIS = 10;

    private final Report report;
    private final Options options;
    private final SyntheticTree tree = SyntheticTree.grow(DATA_SEED);

    ScopeBench(Options options, Report report) {
        this.options = options;
        this.report = report;
    }

    /**
     * What can be chosen: {@code [folder] [--fresh] [--rows=N] [--samples=N] [--seed=N]}.
     *
     * @param seed of the order in which scopes are asked; the data have a seed of their own
     */
    record Options(Path folder, boolean isFresh, int rows, int samples, long seed) {

        static Options parse(List<String> words) {
            Path folder = Path.of("target", "bench-data");
            boolean isFresh = false;
            int rows = 5_000_000;
            int samples = 400;
            long seed = System.nanoTime();
            for (String word : words) {
                String value = word.substring(word.indexOf('=') + 1);
                switch (word.replaceFirst("=.*", "=")) {
                    case "--fresh" -> isFresh = true;
                    case "--rows=" -> rows = Integer.parseInt(value);
                    case "--samples=" -> samples = Integer.parseInt(value);
                    case "--seed=" -> seed = Long.parseLong(value);
                    default -> folder = Path.of(word);
                }
            }
            return new Options(folder, isFresh, rows, samples, seed);
        }
    }

    public static void main(String[] arguments) throws SQLException, IOException {
        Report report = Report.onStandardOutput();
        System.exit(new ScopeBench(Options.parse(List.of(arguments)), report).run() ? 0 : 1);
    }

    /** Measures; false if a scope showed a row that is not its own. */
    boolean run() throws SQLException, IOException {
        Settings settings = Settings.from(Map.of("LINLI_DATA", options.folder().toString(), "LINLI_PORT", "0"));
        BenchFolder folder = new BenchFolder(settings);
        String content = "incidents, rows=" + options.rows() + ", seed=" + DATA_SEED;
        boolean isLoadNeeded = options.isFresh() || !folder.holds(content);
        if (isLoadNeeded) {
            folder.clear();
        }
        try (BenchServer server = BenchServer.start(settings)) {
            if (isLoadNeeded) {
                report.remark("Loading " + options.rows() + " incidents into " + settings.dataFolder());
                try (Connection owner = server.connectAsOwner()) {
                    new IncidentLoad(owner, report).load(tree, DATA_SEED, options.rows());
                }
                folder.noteLoaded(content);
            }
            report.remark("Order of questions from seed " + options.seed());
            measure(server.part(IncidentLists.class), queueOf(server));
            return new ScopeProof(server, tree, report).holds(new Random(options.seed()));
        }
    }

    /** The pool of a bench holds one connection, so this is the process that serves every question. */
    private static CpuQueue queueOf(BenchServer server) {
        return CpuQueue.ofThisThreadAnd(server.part(JdbcClient.class)
                .sql("SELECT pg_backend_pid()")
                .query(Long.class)
                .single());
    }

    private void measure(IncidentLists lists, CpuQueue queue) {
        Random random = new Random(options.seed());
        List<ScopeCase> cases = new ArrayList<>(cases(random));
        for (int round = -WARM_UPS; round < options.samples(); round++) {
            Collections.shuffle(cases, random);
            for (ScopeCase one : cases) {
                ask(lists, queue, one, round);
            }
        }
        cases.stream().sorted((a, b) -> a.name().compareTo(b.name())).forEach(this::report);
    }

    private void ask(IncidentLists lists, CpuQueue queue, ScopeCase one, int round) {
        Scope scope = one.scopeOf(round + WARM_UPS);
        String cursor = one.isSecondPage()
                ? lists.page(scope, one.filter(), null, PAGE).slice().next()
                : null;
        Runnable question = () -> checkPage(scope, lists.page(scope, one.filter(), cursor, PAGE));
        if (round < 0) {
            question.run();
        } else {
            one.time(queue, question);
        }
    }

    private static void checkPage(Scope scope, IncidentLists.Page page) {
        if (!scope.units().isEmpty()
                && !page.slice().items().stream().allMatch(line -> scope.units().contains(line.unitNo()))) {
            throw new IllegalStateException("A page holds a line from outside of " + scope);
        }
    }

    private void report(ScopeCase one) {
        double p95 = one.wall().percentileMillis(95);
        report.take(one.name(), p95, "ms");
        report.take(one.name() + ".p50", one.wall().percentileMillis(50), "ms");
        report.take(one.name() + ".net", one.net().percentileMillis(95), "ms");
        report.take(one.name() + ".net.p50", one.net().percentileMillis(50), "ms");
        if (p95 > TARGET_MILLIS) {
            report.remark(one.name() + " misses the target of " + TARGET_MILLIS + " ms");
        }
    }

    private List<ScopeCase> cases(Random random) {
        List<Scope> communities = territories(tree.communities());
        List<Scope> streets = territories(tree.streets());
        List<Scope> districts = territories(tree.districts());
        List<Scope> city = territories(List.of(tree.city()));
        List<Scope> departments = IntStream.rangeClosed(1, SyntheticIncidents.DEPARTMENTS)
                .<Scope>mapToObj(Scope.Department::new)
                .toList();
        ListFilter newest = ListFilter.everything();
        ListFilter reported = newest.withStates(Set.of(State.REPORTED));
        ListFilter closed = newest.withStates(Set.of(State.CLOSED));
        ListFilter due = newest.sortedBy(Sort.DUE);
        ListFilter queue = due.withStates(Set.of(State.FILED, State.HANDLED));
        ListFilter lamps = newest.withCategory("P0137");
        List<ScopeCase> cases = new ArrayList<>();
        cases.add(ScopeCase.of("department", departments, newest, random));
        cases.add(ScopeCase.of("department.due", departments, due, random));
        for (Level level : List.of(
                new Level("community", communities),
                new Level("street", streets),
                new Level("district", districts),
                new Level("city", city))) {
            cases.add(ScopeCase.of(level.name(), level.scopes(), newest, random));
            cases.add(ScopeCase.of(level.name(), level.scopes(), newest, random).onSecondPage());
            cases.add(ScopeCase.of(level.name() + ".due", level.scopes(), due, random));
            cases.add(ScopeCase.of(level.name() + ".queue", level.scopes(), queue, random));
            cases.add(ScopeCase.of(level.name() + ".reported", level.scopes(), reported, random));
            cases.add(ScopeCase.of(level.name() + ".closed", level.scopes(), closed, random));
            cases.add(ScopeCase.of(level.name() + ".category", level.scopes(), lamps, random));
        }
        return cases;
    }

    private record Level(String name, List<Scope> scopes) {}

    private static List<Scope> territories(List<NumberRanges> units) {
        return units.stream().<Scope>map(Scope.Territory::new).toList();
    }
}
