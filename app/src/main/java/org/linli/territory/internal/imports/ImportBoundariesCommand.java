package org.linli.territory.internal.imports;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.linli.geo.CoordinateSystem;
import org.linli.kernel.Command;
import org.linli.kernel.Outcome;
import org.linli.territory.ImportOrder;
import org.linli.territory.ImportOrder.PropertyNames;
import org.linli.territory.internal.imports.Arguments.Misused;
import org.springframework.stereotype.Component;

/** {@code ./linli import boundaries}. */
@Component
class ImportBoundariesCommand implements Command {

    private final ImportDialogue dialogue;

    ImportBoundariesCommand(ImportDialogue dialogue) {
        this.dialogue = dialogue;
    }

    @Override
    public String name() {
        return "import boundaries";
    }

    @Override
    public String usage() {
        return "import boundaries FILE.geojson|.gpkg|.zip… [--datum wgs84|cgcs2000|gcj02|bd09] [--grids-of CODE]"
                + " [--code-property P] [--name-property P] [--community-property P] [--repair] [--since DATE]"
                + " [--report FILE] [--yes]";
    }

    @Override
    public int run(List<String> words, PrintStream out, PrintStream err) {
        try {
            Arguments arguments = Arguments.parse(
                    words,
                    Set.of("--yes", "--repair"),
                    Set.of(
                            "--datum",
                            "--grids-of",
                            "--code-property",
                            "--name-property",
                            "--community-property",
                            "--since",
                            "--report"));
            Optional<CoordinateSystem> datum = datum(arguments);
            Optional<LocalDate> since = ImportDivisionsCommand.since(arguments);
            Outcome<ImportOrder.Boundaries> order = dialogue.read(arguments.files())
                    .map(files -> new ImportOrder.Boundaries(
                            files,
                            datum.orElse(null),
                            arguments.find("--grids-of").orElse(null),
                            new PropertyNames(
                                    arguments.find("--code-property").orElse(null),
                                    arguments.find("--name-property").orElse(null),
                                    arguments.find("--community-property").orElse(null)),
                            arguments.has("--repair"),
                            since.orElse(null)));
            return dialogue.conduct("boundaries", order, arguments, out, err);
        } catch (Misused misused) {
            err.println("linli: " + misused.getMessage());
            err.println("  ./linli " + usage());
            return ImportDialogue.USED_WRONGLY;
        }
    }

    /** Absent when the files tell. */
    private static Optional<CoordinateSystem> datum(Arguments arguments) throws Misused {
        Optional<String> name = arguments.find("--datum");
        Optional<CoordinateSystem> datum = name.flatMap(CoordinateSystem::named);
        if (name.isPresent() && datum.isEmpty()) {
            throw new Misused("--datum takes wgs84, cgcs2000, gcj02 or bd09, not " + name.get());
        }
        return datum;
    }
}
