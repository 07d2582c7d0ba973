package org.linli.kernel;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/**
 * A subcommand of the command line that runs without the application, so also without a database. Listed by its class
 * name in {@code META-INF/spring.factories}; needs a constructor without parameters.
 */
public interface OfflineCommand {

    /** What the user types after {@code ./linli}, for example {@code restore}. */
    String name();

    /** One line of help with the arguments. */
    String usage();

    /** Whether it is meant with these arguments; a {@link Command} of the same name takes the others. */
    default boolean takes(List<String> arguments) {
        return true;
    }

    /**
     * Runs it.
     *
     * @return exit code: 0 done, 1 failed, 2 used wrongly
     */
    int run(List<String> arguments, Terminal terminal);

    /**
     * Where a command runs.
     *
     * @param environment the settings, as in {@code System.getenv()}
     * @param out results, as JSON Lines
     * @param err progress and explanations
     * @param others runs commands that need the application
     */
    record Terminal(Map<String, String> environment, PrintStream out, PrintStream err, Others others) {}

    /** Runs another command, with the application on the installation that these settings name. */
    @FunctionalInterface
    interface Others {

        /** @return exit code: 0 done, 1 failed, 2 used wrongly */
        int run(Map<String, String> environment, PrintStream out, List<String> words);
    }
}
