package org.linli.incidents.intake.cli;

import java.io.Console;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The person at the keyboard, if there is one. */
@Component
class Terminal {

    boolean isInteractive() {
        return console().isPresent();
    }

    boolean agrees(String question) {
        return console()
                .map(console -> console.readLine("%s", question))
                .map(answer -> answer.strip().toLowerCase(Locale.ROOT))
                .filter(answer -> answer.equals("y") || answer.equals("yes") || answer.equals("是"))
                .isPresent();
    }

    private static Optional<Console> console() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }
}
