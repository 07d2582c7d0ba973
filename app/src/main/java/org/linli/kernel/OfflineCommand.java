package org.linli.kernel;

import java.io.PrintStream;
import java.util.List;

/**
 * A command that needs neither a database nor an installation, so that it runs on anybody's machine. Contributed as a
 * service ({@code META-INF/services}), because no application is started for it.
 */
public interface OfflineCommand {

    /** Whether these words, as typed after {@code ./linli}, are for this command. */
    boolean takes(List<String> words);

    /**
     * Runs it. Results go to {@code out} as JSON Lines, progress and explanations to {@code err}.
     *
     * @return exit code: 0 done, 1 failed, 2 used wrongly
     */
    int run(List<String> words, PrintStream out, PrintStream err);
}
