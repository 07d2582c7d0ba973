package org.linli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A server in a process of its own, as {@code ./linli run} starts it, on a data folder and a free port. The command is
 * what {@code LINLI_SERVER} says, else the classes of this bench.
 */
public final class ServerProcess implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Duration ONE_ANSWER = Duration.ofSeconds(2);

    private final Process process;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Path log;

    private ServerProcess(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /** Starts it; what it prints goes to {@code server.log} beside the data folder. */
    public static ServerProcess start(Path data) {
        int port = freePort();
        Path log = data.resolveSibling(data.getFileName() + ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments());
        command.add("run");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("LINLI_DATA", data.toString());
        builder.environment().put("LINLI_PORT", Integer.toString(port));
        builder.environment().put("LINLI_DEMO_PASSWORD", "bench-bench-bench");
        builder.environment().keySet().removeAll(List.of("LINLI_DB_URL", "LINLI_KEYS_DIR", "LINLI_BACKUP_DIR", "LINLI_HOST"));
        try {
            return new ServerProcess(builder.start(), port, log);
        } catch (IOException e) {
            throw new UncheckedIOException("Starting a server", e);
        }
    }

    private static List<String> arguments() {
        String given = System.getenv("LINLI_SERVER");
        return given == null || given.isBlank()
                ? List.of(
                        "-XX:+UseCompactObjectHeaders",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.linli.Linli")
                : List.of(given.strip().split("\\s+", -1));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("Looking for a free port", e);
        }
    }

    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /**
     * Waits until the server says that it is up.
     *
     * @return seconds since {@code sinceNanos} of {@link System#nanoTime}
     */
    public double awaitUp(long sinceNanos) {
        while (!isUp()) {
            if (!process.isAlive()) {
                throw new IllegalStateException("The server ended with " + process.exitValue() + "; " + log + " says why");
            }
            if (System.nanoTime() - sinceNanos > LONGEST_START.toNanos()) {
                throw new IllegalStateException("The server does not come up; " + log + " says why");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(25));
        }
        return (System.nanoTime() - sinceNanos) / 1e9;
    }

    /** Whether it answers that it and its database are well. */
    public boolean isUp() {
        try {
            HttpRequest request = HttpRequest.newBuilder(at("/actuator/health")).timeout(ONE_ANSWER).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a server starts", stopped);
        }
    }

    /** Ends it without warning, as a power cut does. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Ends the database server and all its processes without warning. */
    public static void killDatabase(Path data) {
        try {
            List<String> note = Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid"));
            ProcessHandle.of(Long.parseLong(note.getFirst().strip())).ifPresent(ServerProcess::killWithChildren);
        } catch (IOException e) {
            throw new UncheckedIOException("Looking for the database server", e);
        }
    }

    private static void killWithChildren(ProcessHandle server) {
        List<ProcessHandle> children = server.children().toList();
        server.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    /** Stops it as an operator does. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        client.close();
    }
}
