package org.linli;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The server and its command line. */
@SpringBootApplication
public class Linli {

    public static void main(String[] args) {
        SpringApplication.run(Linli.class, args);
    }
}
