package org.linli.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Supplier;

/** Keys and passwords in files that only their owner reads (0600 in a 0700 folder). */
public final class SecretFiles {

    private SecretFiles() {}

    /** The bytes of the file; made by {@code generate} and kept when it is not there yet. */
    public static byte[] readOrCreate(Path file, Supplier<byte[]> generate) {
        try {
            if (!Files.exists(file)) {
                create(file, generate.get());
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Secret file " + file, e);
        }
    }

    private static void create(Path file, byte[] content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder, attribute("rwx------"));
        Path draft = Files.createTempFile(folder, ".new-", "", attribute("rw-------"));
        try {
            Files.write(draft, content);
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException raced) {
            // Another process made it in the meantime; its content is the one to use.
            Files.deleteIfExists(draft);
        } catch (UnsupportedOperationException noLinks) {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static FileAttribute<?>[] attribute(String permissions) {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        Set<PosixFilePermission> set = PosixFilePermissions.fromString(permissions);
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(set)};
    }
}
