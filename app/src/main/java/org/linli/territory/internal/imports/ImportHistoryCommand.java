package org.linli.territory.internal.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.linli.kernel.Actor;
import org.linli.kernel.Command;
import org.linli.kernel.Outcome;
import org.linli.kernel.Purpose;
import org.linli.lineage.AreaCodeList;
import org.linli.lineage.Contradiction;
import org.linli.territory.SourceFile;
import org.linli.territory.internal.history.HistoryImport;
import org.linli.territory.internal.imports.Arguments.Misused;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./linli import history}: what provinces, cities and counties were in every year since 1981. */
@Component
class ImportHistoryCommand implements Command {

    private static final Set<Contradiction.Kind> UNUSABLE =
            Set.of(Contradiction.Kind.UNREADABLE, Contradiction.Kind.BACKWARDS, Contradiction.Kind.OVERLAP);

    private final HistoryImport history;
    private final ImportDialogue dialogue;
    private final Terminal terminal;
    private final JsonMapper json;

    ImportHistoryCommand(HistoryImport history, ImportDialogue dialogue, Terminal terminal, JsonMapper json) {
        this.history = history;
        this.dialogue = dialogue;
        this.terminal = terminal;
        this.json = json;
    }

    @Override
    public String name() {
        return "import history";
    }

    @Override
    public String usage() {
        return "import history FILE.csv [--yes]";
    }

    @Override
    public int run(List<String> words, PrintStream out, PrintStream err) {
        try {
            Arguments arguments = Arguments.parse(words, Set.of("--yes"), Set.of());
            if (arguments.files().size() != 1) {
                throw new Misused("one file, please");
            }
            if (!arguments.has("--yes") && !terminal.isAttended()) {
                throw new Misused("nobody is here to answer; say --yes to import without asking");
            }
            return switch (dialogue.read(arguments.files())) {
                case Outcome.Refused<List<SourceFile>> refused -> {
                    err.println("linli: " + refused.refusal().key() + " "
                            + refused.refusal().arguments());
                    yield ImportDialogue.FAILED;
                }
                case Outcome.Done<List<SourceFile>> files ->
                    bringIn(files.value().getFirst(), arguments.has("--yes"), out, err);
            };
        } catch (Misused misused) {
            err.println("linli: " + misused.getMessage());
            err.println("  ./linli " + usage());
            return ImportDialogue.USED_WRONGLY;
        }
    }

    private static String text(SourceFile file) {
        try (InputStream in = file.content().open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + file.name(), e);
        }
    }

    private int bringIn(SourceFile file, boolean isSure, PrintStream out, PrintStream err) {
        AreaCodeList.Reading reading = history.read(text(file));
        int spells = reading.lineage().allSpells().size();
        reading.contradictions().stream()
                .filter(one -> UNUSABLE.contains(one.kind()))
                .forEach(one -> err.printf("  ✗ %s:%d %s %s%n", file.name(), one.line(), one.code(), one.kind()));
        if (spells == 0) {
            err.println(
                    "linli: " + file.name() + " holds no codes; expected are the nine columns of yescallop/areacodes");
            return ImportDialogue.FAILED;
        }
        err.printf(
                "  %,d spells of codes, %,d successions%n",
                spells, reading.lineage().successions().size());
        if (!isSure && !agrees(err)) {
            return ImportDialogue.FAILED;
        }
        long began = System.nanoTime();
        HistoryImport.Done done = history.run(Actor.system(new Purpose("territory.import")), reading);
        out.println(json.writeValueAsString(summary(done, (System.nanoTime() - began) / 1_000_000)));
        return ImportDialogue.DONE;
    }

    private boolean agrees(PrintStream err) {
        err.print("  Import? [y/N] ");
        err.flush();
        return terminal.readLine().strip().toLowerCase(Locale.ROOT).startsWith("y");
    }

    private static Map<String, Object> summary(HistoryImport.Done done, long milliseconds) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("import", "history");
        line.put("units", done.units());
        line.put("known", done.known());
        line.put("versions", done.versions());
        line.put("links", done.links());
        line.put(
                "contradictions",
                new TreeMap<>(done.contradictions().stream()
                        .collect(Collectors.groupingBy(one -> one.kind().name(), Collectors.counting()))));
        line.put("milliseconds", milliseconds);
        return line;
    }
}
