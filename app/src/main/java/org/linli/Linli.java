package org.linli;

import java.io.PrintStream;
import java.util.List;
import org.linli.operations.CommandLine;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.modulith.Modulithic;

/** The server and its command line. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@Modulithic(systemName = "Linli")
public class Linli {

    public static void main(String[] args) {
        // What a program may read goes to the output alone; logs go where people read.
        PrintStream results = System.out;
        System.setOut(System.err);
        int code = new CommandLine(Linli.class, System.getenv(), results, System.err).execute(args);
        if (code != 0 || !CommandLine.isRun(List.of(args))) {
            System.exit(code);
        }
    }
}
