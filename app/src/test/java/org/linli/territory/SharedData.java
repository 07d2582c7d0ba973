package org.linli.territory;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The folder of real files beside the project, where there is one. */
public final class SharedData {

    private SharedData() {}

    /** The file or folder; the test is skipped where it is missing. */
    public static Path find(String name) {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("shared/data").resolve(name))) {
            folder = folder.getParent();
        }
        Assumptions.assumeTrue(folder != null, "skipped: no shared data");
        return folder.resolve("shared/data").resolve(name);
    }
}
