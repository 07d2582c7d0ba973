package org.linli.territory.internal.imports;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.kernel.Transactions;
import org.linli.kernel.UuidV7;
import org.linli.territory.ImportOrder;
import org.linli.territory.ImportReport;
import org.linli.territory.SourceFile;
import org.linli.territory.TerritoryImports;
import org.linli.territory.internal.BoundaryIndex;
import org.linli.territory.internal.GridUses;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitTree;
import org.linli.territory.internal.UnitWriter;
import org.linli.territory.internal.boundaries.Boundaries;
import org.linli.territory.internal.boundaries.BoundaryPlan;
import org.linli.territory.internal.boundaries.BoundaryPlan.NewBoundary;
import org.linli.territory.internal.divisions.DivisionPlan;
import org.linli.territory.internal.divisions.Divisions;
import org.linli.territory.internal.grids.ImportedGrids;
import org.springframework.stereotype.Component;

/**
 * Reads and checks outside of the transaction; plans once more inside of it, under the lock, against what is there then.
 */
@Component
class TransactionalImports implements TerritoryImports {

    private final Transactions transactions;
    private final UnitWriter units;
    private final PlanWriter writer;
    private final ImportedGrids grids;
    private final GridUses uses;
    private final Snapshots snapshots;
    private final Evidence evidence;
    private final Clock clock;

    TransactionalImports(
            Transactions transactions,
            UnitWriter units,
            PlanWriter writer,
            ImportedGrids grids,
            GridUses uses,
            Snapshots snapshots,
            Evidence evidence,
            Clock clock) {
        this.transactions = transactions;
        this.units = units;
        this.writer = writer;
        this.grids = grids;
        this.uses = uses;
        this.snapshots = snapshots;
        this.evidence = evidence;
        this.clock = clock;
    }

    @Override
    public Outcome<ImportReport> preview(Actor actor, ImportOrder order) {
        return preview(actor, order, Integer.MAX_VALUE);
    }

    /** @param mostChecked of how many communities the grids are checked */
    Outcome<ImportReport> preview(Actor actor, ImportOrder order, int mostChecked) {
        return since(order).then(since -> switch (order) {
            case ImportOrder.Divisions divisions ->
                Divisions.read(divisions)
                        .map(read -> plan(read, actor, snapshots.units(), since).report());
            case ImportOrder.Boundaries boundaries ->
                Boundaries.read(boundaries).map(read -> {
                    UnitTree tree = snapshots.units();
                    BoundaryIndex published = snapshots.boundaries();
                    BoundaryPlan plan = read.plan(tree, published, scope(actor), since);
                    return plan.report().with(notices(plan, tree, published, mostChecked));
                });
        });
    }

    /** What the checker of grids says; only before anything is written, since it keeps nothing out. */
    private List<Refusal> notices(BoundaryPlan plan, UnitTree tree, BoundaryIndex published, int mostChecked) {
        return grids.check(
                tree,
                published,
                plan.boundaries().stream().collect(Collectors.toMap(NewBoundary::unitNo, NewBoundary::shape)),
                plan.grids().stream()
                        .map(grid -> new ImportedGrids.Fresh(grid.communityNo(), grid.name(), grid.shape()))
                        .toList(),
                mostChecked);
    }

    @Override
    public Outcome<Imported> run(Actor actor, ImportOrder order, Progress progress) {
        return run(actor, order, progress, UuidV7.at(clock.instant()), new Unattended());
    }

    /** Stands by inside the transaction. */
    interface Attendant {

        /** Whether what would be done now is what a person agreed to. */
        boolean agrees(ImportReport report);

        /** Hears that all is written, right before the transaction commits. */
        void finish(Imported imported);
    }

    private record Unattended() implements Attendant {

        @Override
        public boolean agrees(ImportReport report) {
            return true;
        }

        @Override
        public void finish(Imported imported) {}
    }

    Outcome<Imported> run(Actor actor, ImportOrder order, Progress progress, UUID id, Attendant attendant) {
        Outcome<Imported> outcome = since(order).then(since -> switch (order) {
            case ImportOrder.Divisions divisions ->
                Divisions.read(divisions)
                        .then(read -> transactions.write(actor.scope(), () -> {
                            UnitTree tree = units.lock();
                            DivisionPlan plan = plan(read, actor, tree, since);
                            return agreed(attendant, plan.report()).map(report -> {
                                int topNo = writer.write(plan, tree, since, progress);
                                Imported imported =
                                        recorded(actor, id, order, "territory.divisions-imported", topNo, report);
                                attendant.finish(imported);
                                return imported;
                            });
                        }));
            case ImportOrder.Boundaries boundaries ->
                Boundaries.read(boundaries)
                        .then(read -> transactions.write(actor.scope(), () -> {
                            UnitTree tree = units.lock();
                            BoundaryPlan plan = read.plan(tree, units.boundaries(), scope(actor), since);
                            return agreed(attendant, plan.report()).map(report -> {
                                int topNo = writer.write(plan, tree, read.datum(), names(order), progress);
                                Imported imported =
                                        recorded(actor, id, order, "territory.boundaries-imported", topNo, report);
                                attendant.finish(imported);
                                return imported;
                            });
                        }));
        });
        snapshots.refresh();
        return outcome;
    }

    private DivisionPlan plan(Divisions read, Actor actor, UnitTree tree, LocalDate since) {
        return read.plan(
                tree, units.levelNames(), units.knownPlaces(), scope(actor), since, grids -> uses.on(grids, since));
    }

    private static Outcome<ImportReport> agreed(Attendant attendant, ImportReport report) {
        return attendant.agrees(report) ? Outcome.done(report) : Outcome.refused("territory.import.changed-meanwhile");
    }

    private static String names(ImportOrder order) {
        return String.join(", ", order.files().stream().map(SourceFile::name).toList());
    }

    private Imported recorded(Actor actor, UUID id, ImportOrder order, String verb, int topNo, ImportReport report) {
        if (report.counts().effective() > 0) {
            Map<String, String> facts = new TreeMap<>();
            int position = 0;
            for (SourceFile file : order.files()) {
                facts.put("file-" + position++, file.name() + " sha256:" + file.sha256());
            }
            facts.put("rows", "sha256:" + digest(report));
            facts.put("added", Integer.toString(report.counts().added()));
            facts.put("changed", Integer.toString(report.counts().changed()));
            facts.put("refused", Integer.toString(report.counts().refused()));
            evidence.record(Act.of(actor, verb, new Subject("import", id), topNo, facts));
        }
        return new Imported(id, report);
    }

    /** Hash over what becomes of every row; two reports with one hash say the same. */
    static String digest(ImportReport report) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (ImportReport.Row row : report.rows()) {
                String line = String.join(
                        "\u001f",
                        row.file(),
                        Integer.toString(row.line()),
                        row.code(),
                        row.name(),
                        row.verdict().name());
                sha.update((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Outcome<LocalDate> since(ImportOrder order) {
        LocalDate today = snapshots.today();
        LocalDate since = order.since() == null ? today : order.since();
        return since.isAfter(today) ? Outcome.refused("territory.import.since-future") : Outcome.done(since);
    }

    private static NumberRanges scope(Actor actor) {
        return actor.scope().units();
    }
}
