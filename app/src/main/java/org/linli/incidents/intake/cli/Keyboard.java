package org.linli.incidents.intake.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Optional;

/** The person at the command line, if there is one. */
interface Keyboard {

    boolean isAttended();

    /** The next line typed; empty at the end of input. */
    String readLine();

    /** The keyboard of this process. The console is asked only whether it is one: reading through it takes the screen over. */
    static Keyboard ofProcess() {
        return new Keyboard() {

            @Override
            public boolean isAttended() {
                return Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .isPresent();
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
