package org.linli.incidents.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.linli.incidents.intake.IntakeLines.NewLine;
import org.linli.incidents.intake.Preview.Sample;
import org.linli.incidents.intake.Preview.Target;
import org.linli.incidents.intake.sheet.Column;
import org.linli.incidents.intake.sheet.Message;
import org.linli.incidents.intake.sheet.Problem;
import org.linli.incidents.intake.sheet.SheetLine;

/** Sees every row once, decides what would become of it, stores it, and counts. */
class PreviewBuilder implements Consumer<SheetLine> {

    private static final int BATCH = 500;
    private static final int SAMPLES = 5;

    private final UUID jobId;
    private final Destinations destinations;
    private final IntakeLines table;
    private final Map<String, Integer> lineOfNumber = new HashMap<>();
    private final Map<Integer, Integer> rowsOfUnit = new HashMap<>();
    private final List<Sample> samples = new ArrayList<>();
    private final List<SheetLine> batch = new ArrayList<>();
    private int ready;
    private int refused;
    private int duplicates;
    private int known;
    private @Nullable Instant earliest;
    private @Nullable Instant latest;

    PreviewBuilder(UUID jobId, Destinations destinations, IntakeLines table) {
        this.jobId = jobId;
        this.destinations = destinations;
        this.table = table;
    }

    @Override
    public void accept(SheetLine line) {
        batch.add(line);
        if (batch.size() == BATCH) {
            store();
        }
    }

    Preview build(int rows, List<String> notTaken) {
        store();
        List<Target> targets = rowsOfUnit.entrySet().stream()
                .map(entry -> new Target(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(Target::rows).reversed())
                .toList();
        return new Preview(rows, ready, refused, duplicates, known, earliest, latest, targets, notTaken, samples);
    }

    private void store() {
        if (batch.isEmpty()) {
            return;
        }
        List<String> numbers = batch.stream()
                .filter(SheetLine.Whole.class::isInstance)
                .map(line -> ((SheetLine.Whole) line).message().number())
                .toList();
        Set<String> imported = table.known(jobId, numbers).keySet();
        table.insert(jobId, batch.stream().map(line -> judge(line, imported)).toList());
        batch.clear();
    }

    private NewLine judge(SheetLine line, Set<String> imported) {
        return switch (line) {
            case SheetLine.Faulty faulty -> {
                refused++;
                yield left(line, faulty.number(), Verdict.REFUSED, faulty.problem());
            }
            case SheetLine.Whole whole -> judge(whole, imported);
        };
    }

    private NewLine judge(SheetLine.Whole line, Set<String> imported) {
        Message message = line.message();
        Integer first = lineOfNumber.putIfAbsent(message.number(), line.line());
        if (first != null) {
            duplicates++;
            return left(line, message.number(), Verdict.DUPLICATE, Problem.of(Column.NUMBER, "number-twice", first));
        }
        if (imported.contains(message.number())) {
            known++;
            return left(line, message.number(), Verdict.KNOWN, null);
        }
        ready++;
        int unitNo = destinations.of(message);
        rowsOfUnit.merge(unitNo, 1, Integer::sum);
        earliest = earliest == null || message.at().isBefore(earliest) ? message.at() : earliest;
        latest = latest == null || message.at().isAfter(latest) ? message.at() : latest;
        if (samples.size() < SAMPLES) {
            samples.add(new Sample(line.line(), message.number(), message.at(), message.firstLine(), unitNo));
        }
        return new NewLine(line.line(), unitNo, message.number(), message.at(), message.text(), Verdict.READY, null);
    }

    private NewLine left(SheetLine line, String number, Verdict verdict, @Nullable Problem problem) {
        return new NewLine(line.line(), destinations.unitNo(), number, null, null, verdict, problem);
    }
}
