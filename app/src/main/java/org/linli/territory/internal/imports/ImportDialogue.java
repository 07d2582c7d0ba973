package org.linli.territory.internal.imports;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Purpose;
import org.linli.kernel.Refusal;
import org.linli.territory.ImportOrder;
import org.linli.territory.ImportReport;
import org.linli.territory.ImportReport.Counts;
import org.linli.territory.ImportReport.Verdict;
import org.linli.territory.SourceFile;
import org.linli.territory.TerritoryImports;
import org.linli.territory.TerritoryImports.Imported;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What both import commands do once they know the order: preview, ask, import with progress, report. */
@Component
class ImportDialogue {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USED_WRONGLY = 2;

    private static final Locale LANGUAGE = Locale.SIMPLIFIED_CHINESE;
    private static final int ROWS_SHOWN = 20;

    private final TerritoryImports imports;
    private final ImportLimits limits;
    private final RowReport rowReport;
    private final Terminal terminal;
    private final JsonMapper json;

    ImportDialogue(
            TerritoryImports imports, ImportLimits limits, RowReport rowReport, Terminal terminal, JsonMapper json) {
        this.imports = imports;
        this.limits = limits;
        this.rowReport = rowReport;
        this.terminal = terminal;
        this.json = json;
    }

    /** The files, or why one of them cannot be taken. */
    Outcome<List<SourceFile>> read(List<String> names) {
        Outcome<List<SourceFile>> outcome = Outcome.done(List.of());
        for (String name : names) {
            outcome = outcome.then(before -> limits.read(Path.of(name)).map(file -> {
                List<SourceFile> all = new ArrayList<>(before);
                all.add(file);
                return all;
            }));
        }
        return outcome;
    }

    int conduct(
            String kind, Outcome<? extends ImportOrder> order, Arguments arguments, PrintStream out, PrintStream err) {
        Actor actor = Actor.system(new Purpose("territory.import"));
        boolean isSure = arguments.has("--yes");
        if (!isSure && !terminal.isAttended()) {
            err.println("linli: nobody is here to answer; say --yes to import without asking");
            return USED_WRONGLY;
        }
        Optional<Path> reportFile = arguments.find("--report").map(Path::of);
        long began = System.nanoTime();
        Outcome<Imported> outcome =
                order.then(known -> imports.preview(actor, known).then(preview -> {
                    show(preview, err);
                    if (preview.counts().effective() > 0 && !isSure && !agrees(err)) {
                        reportFile.ifPresent(file -> write(file, preview));
                        return Outcome.refused("territory.import.not-agreed");
                    }
                    return imports.run(actor, known, (done, total) -> progress(done, total, err));
                }));
        return switch (outcome) {
            case Outcome.Refused<Imported> refused -> {
                err.println("linli: " + text(refused.refusal()));
                yield FAILED;
            }
            case Outcome.Done<Imported> done -> {
                reportFile.ifPresent(file -> write(file, done.value().report()));
                double seconds = (System.nanoTime() - began) / 1e9;
                out.println(summary(kind, done.value(), seconds));
                Counts counts = done.value().report().counts();
                yield counts.refused() > 0 && counts.refused() == counts.total() ? FAILED : DONE;
            }
        };
    }

    private void show(ImportReport report, PrintStream err) {
        report.notices().forEach(notice -> err.println("  " + text(notice)));
        Counts counts = report.counts();
        err.println("  "
                + text(Refusal.of(
                        "territory.import.preview",
                        counts.added(),
                        counts.changed(),
                        counts.unchanged(),
                        counts.refused(),
                        counts.leftOut())));
        List<ImportReport.Row> refused = report.rows().stream()
                .filter(row -> row.verdict() == Verdict.REFUSED)
                .toList();
        refused.stream().limit(ROWS_SHOWN).forEach(row -> err.println("  ✗ " + describe(row)));
        if (refused.size() > ROWS_SHOWN) {
            err.println("  … " + (refused.size() - ROWS_SHOWN));
        }
        report.rows().stream()
                .filter(row ->
                        row.verdict() != Verdict.REFUSED && !row.remarks().isEmpty())
                .limit(ROWS_SHOWN)
                .forEach(row -> err.println("  ! " + describe(row)));
    }

    private String describe(ImportReport.Row row) {
        String reasons = String.join("；", row.remarks().stream().map(this::text).toList());
        return "%s:%d %s %s — %s".formatted(row.file(), row.line(), row.code(), row.name(), reasons);
    }

    private boolean agrees(PrintStream err) {
        err.print("  " + text(Refusal.of("territory.import.agree")) + " [y/N] ");
        err.flush();
        String answer = terminal.readLine();
        return answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes") || answer.equals("是");
    }

    private void progress(int done, int total, PrintStream err) {
        int percent = total == 0 ? 0 : (int) (100L * done / total);
        err.printf(Locale.ROOT, "  %3d %%  %,d / %,d%n", percent, done, total);
        err.flush();
    }

    private void write(Path file, ImportReport report) {
        try {
            Files.writeString(file, rowReport.csv(report.rows(), LANGUAGE));
        } catch (IOException e) {
            throw new UncheckedIOException("Writing the report to " + file, e);
        }
    }

    private String summary(String kind, Imported imported, double seconds) {
        Counts counts = imported.report().counts();
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("import", kind);
        line.put("id", imported.id().toString());
        line.put("added", counts.added());
        line.put("changed", counts.changed());
        line.put("unchanged", counts.unchanged());
        line.put("refused", counts.refused());
        line.put("leftOut", counts.leftOut());
        line.put("seconds", Math.round(seconds * 1000) / 1000.0);
        return json.writeValueAsString(line);
    }

    private String text(Refusal message) {
        return rowReport.text(message, LANGUAGE);
    }
}
