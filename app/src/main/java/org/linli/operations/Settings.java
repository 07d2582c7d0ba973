package org.linli.operations;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * Everything an operator can set, read from the environment once at the start.
 *
 * @param dataFolder {@code LINLI_DATA}, default {@code data}
 * @param host {@code LINLI_HOST}, default {@code 127.0.0.1}
 * @param port {@code LINLI_PORT}, default 8080
 * @param databaseUrl {@code LINLI_DB_URL}: JDBC URL of an external PostgreSQL 18 or newer, with the login that owns the
 *     schema; absent means the embedded server
 * @param demoPassword {@code LINLI_DEMO_PASSWORD}: password of all demo accounts; absent means a random one per start
 * @param zone {@code LINLI_ZONE}, default {@code Asia/Shanghai}
 * @param keysFolder {@code LINLI_KEYS_DIR}, default {@code keys} in the data folder
 * @param publicUrl {@code LINLI_PUBLIC_URL}: address residents use; required for production behind a proxy
 * @param trustedProxies {@code LINLI_TRUSTED_PROXIES}: regular expression of proxy addresses whose forwarded headers count
 * @param managementPort {@code LINLI_MANAGEMENT_PORT}: port of the figures for Prometheus, on the loopback address only;
 *     default 1000 above the port, {@code off} for none
 */
public record Settings(
        Path dataFolder,
        String host,
        int port,
        Optional<String> databaseUrl,
        Optional<String> demoPassword,
        ZoneId zone,
        Path keysFolder,
        Optional<String> publicUrl,
        Optional<String> trustedProxies,
        Optional<Integer> managementPort) {

    private static final int LAST_PORT = 65_535;
    private static final int MANAGEMENT_ABOVE = 1_000;

    /** @throws UsageProblem if a value cannot be read */
    public static Settings from(Map<String, String> environment) {
        Path data = Path.of(value(environment, "LINLI_DATA").orElse("data"))
                .toAbsolutePath()
                .normalize();
        int port = port("LINLI_PORT", value(environment, "LINLI_PORT").orElse("8080"));
        return new Settings(
                data,
                value(environment, "LINLI_HOST").orElse("127.0.0.1"),
                port,
                value(environment, "LINLI_DB_URL"),
                value(environment, "LINLI_DEMO_PASSWORD"),
                zone(value(environment, "LINLI_ZONE").orElse("Asia/Shanghai")),
                value(environment, "LINLI_KEYS_DIR")
                        .map(folder -> Path.of(folder).toAbsolutePath().normalize())
                        .orElse(data.resolve("keys")),
                value(environment, "LINLI_PUBLIC_URL"),
                value(environment, "LINLI_TRUSTED_PROXIES"),
                managementPort(value(environment, "LINLI_MANAGEMENT_PORT"), port));
    }

    private static Optional<Integer> managementPort(Optional<String> chosen, int port) {
        if (chosen.isEmpty()) {
            boolean hasRoomAbove = port > 0 && port + MANAGEMENT_ABOVE <= LAST_PORT;
            return hasRoomAbove ? Optional.of(port + MANAGEMENT_ABOVE) : Optional.empty();
        }
        return chosen.filter(text -> !text.equals("off")).map(text -> port("LINLI_MANAGEMENT_PORT", text));
    }

    /** Whether the server can be reached from this machine only. */
    public boolean isLoopback() {
        return host.equals("localhost") || host.equals("::1") || host.matches("127(\\.\\d{1,3}){3}");
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static int port(String name, String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= LAST_PORT) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // Falls through to the one message for everything that is not a port.
        }
        throw new UsageProblem(name + " must be a number from 0 to 65535, not '" + text + "'.");
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (java.time.DateTimeException unknown) {
            throw new UsageProblem("LINLI_ZONE names no time zone: '" + text + "'.", unknown);
        }
    }
}
