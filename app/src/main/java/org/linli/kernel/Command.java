package org.linli.kernel;

import java.io.PrintStream;
import java.util.List;

/** A subcommand of the command line that needs the running application, contributed by a module as a bean. */
public interface Command {

    /** What the user types after {@code ./linli}, for example {@code import divisions}. */
    String name();

    /** One line of help with the arguments. */
    String usage();

    /**
     * Runs it. Results go to {@code out} as JSON Lines, progress and explanations to {@code err}.
     *
     * @return exit code: 0 done, 1 failed, 2 used wrongly
     */
    int run(List<String> arguments, PrintStream out, PrintStream err);
}
