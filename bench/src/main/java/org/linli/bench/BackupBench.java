package org.linli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.linli.Linli;
import org.linli.operations.CommandLine;
import org.linli.operations.Settings;
import org.springframework.util.FileSystemUtils;

/**
 * {@code ./linli bench backup [folder]}: an encrypted backup of the running demo, and its restore into an empty folder with
 * all its proofs.
 */
public final class BackupBench {

    private static final double TARGET_SECONDS = 60;

    private final Path folder;
    private final Report report;

    private BackupBench(Path folder, Report report) {
        this.folder = folder;
        this.report = report;
    }

    public static void main(String[] arguments) throws IOException {
        Report report = Report.onStandardOutput();
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "target/backup-bench").toAbsolutePath();
        System.exit(new BackupBench(folder, report).run() ? 0 : 1);
    }

    private boolean run() throws IOException {
        Path data = folder.resolve("data");
        Path restored = folder.resolve("restored");
        Path file = folder.resolve("demo.linli");
        Path key = folder.resolve("key");
        new BenchFolder(Settings.from(Map.of("LINLI_DATA", data.toString()))).clear();
        FileSystemUtils.deleteRecursively(restored);
        Files.writeString(key, Base64.getEncoder().encodeToString(new byte[32]));
        double backup;
        try (ServerProcess server = ServerProcess.start(data)) {
            server.awaitUp(System.nanoTime());
            backup = seconds(data, "backup", file.toString(), "--key", key.toString());
        }
        report.take("backup.seconds", backup, "s");
        report.take("backup.bytes", (double) Files.size(file), "bytes");
        double restore = seconds(restored, "restore", file.toString(), "--key", key.toString());
        report.take("restore.seconds", restore, "s");
        return backup + restore <= TARGET_SECONDS;
    }

    private static double seconds(Path data, String... words) {
        long began = System.nanoTime();
        int code = new CommandLine(Linli.class, Map.of("LINLI_DATA", data.toString()), System.err, System.err)
                .execute(words);
        if (code != 0) {
            throw new IllegalStateException(List.of(words) + " ended with " + code);
        }
        return (System.nanoTime() - began) / 1e9;
    }
}
