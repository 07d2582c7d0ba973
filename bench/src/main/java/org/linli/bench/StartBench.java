package org.linli.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.linli.operations.Settings;

/** {@code ./linli bench start [folder]}: the first start with the demo, and the later ones, until the server says it is up. */
public final class StartBench {

    private static final int LATER_STARTS = 5;
    private static final double TARGET_SECONDS = 8;

    private StartBench() {}

    public static void main(String[] arguments) {
        Report report = Report.onStandardOutput();
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "target/start-data").toAbsolutePath();
        new BenchFolder(Settings.from(Map.of("LINLI_DATA", folder.toString()))).clear();
        report.take("start.first", start(folder), "s");
        Samples later = new Samples();
        for (int i = 0; i < LATER_STARTS; i++) {
            later.add((long) (start(folder) * 1e9));
        }
        report.take("start.second", later.percentileMillis(100) / 1000, "s");
        report.take("start.second.p50", later.percentileMillis(50) / 1000, "s");
        System.exit(later.percentileMillis(100) / 1000 <= TARGET_SECONDS ? 0 : 1);
    }

    private static double start(Path folder) {
        long began = System.nanoTime();
        try (ServerProcess server = ServerProcess.start(folder)) {
            return server.awaitUp(began);
        }
    }
}
