package org.linli.territory.internal.imports;

import java.io.PrintStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.linli.kernel.Command;
import org.linli.kernel.Outcome;
import org.linli.territory.ImportOrder;
import org.linli.territory.internal.imports.Arguments.Misused;
import org.springframework.stereotype.Component;

/** {@code ./linli import divisions}. */
@Component
class ImportDivisionsCommand implements Command {

    private final ImportDialogue dialogue;

    ImportDivisionsCommand(ImportDialogue dialogue) {
        this.dialogue = dialogue;
    }

    @Override
    public String name() {
        return "import divisions";
    }

    @Override
    public String usage() {
        return "import divisions FILE.csv|.xlsx|.zip… [--under CODE] [--name CODE=NAME]… [--since DATE] [--report FILE] [--yes]";
    }

    @Override
    public int run(List<String> words, PrintStream out, PrintStream err) {
        try {
            Arguments arguments =
                    Arguments.parse(words, Set.of("--yes"), Set.of("--under", "--name", "--since", "--report"));
            Map<String, String> names = names(arguments.all("--name"));
            Optional<LocalDate> since = since(arguments);
            Outcome<ImportOrder.Divisions> order = dialogue.read(arguments.files())
                    .map(files -> new ImportOrder.Divisions(
                            files, arguments.find("--under").orElse(null), names, since.orElse(null)));
            return dialogue.conduct("divisions", order, arguments, out, err);
        } catch (Misused misused) {
            err.println("linli: " + misused.getMessage());
            err.println("  ./linli " + usage());
            return ImportDialogue.USED_WRONGLY;
        }
    }

    static Optional<LocalDate> since(Arguments arguments) throws Misused {
        try {
            return arguments.find("--since").map(LocalDate::parse);
        } catch (DateTimeException unreadable) {
            throw new Misused("--since takes a date such as 2026-01-31");
        }
    }

    private static Map<String, String> names(List<String> pairs) throws Misused {
        Map<String, String> names = new HashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals < 1 || equals == pair.length() - 1) {
                throw new Misused("--name takes CODE=NAME, for example 1503=乌海市");
            }
            names.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return names;
    }
}
