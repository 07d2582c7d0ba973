package org.linli.territory.internal.imports;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Optional;

/** The person in front of the command line, if there is one. */
public interface Terminal {

    boolean isAttended();

    /** The next line typed, empty at the end of input. */
    String readLine();

    /** The terminal of this process. */
    static Terminal ofProcess() {
        return new Terminal() {

            @Override
            public boolean isAttended() {
                return Optional.ofNullable(System.console())
                        .map(Console::isTerminal)
                        .orElse(false);
            }

            @Override
            public String readLine() {
                try {
                    String line =
                            new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
                    return line == null ? "" : line.strip();
                } catch (IOException e) {
                    throw new UncheckedIOException("Reading the answer", e);
                }
            }
        };
    }
}
