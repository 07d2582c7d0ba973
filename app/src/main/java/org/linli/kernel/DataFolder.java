package org.linli.kernel;

import java.nio.file.Path;

/** Where the installation keeps what is not in the database: media, keys, checkpoints. */
public record DataFolder(Path root, Path keys) {

    public Path media() {
        return root.resolve("media");
    }

    public Path checkpoints() {
        return root.resolve("checkpoints");
    }
}
