package org.linli.territory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.linli.kernel.Outcome;

/** A file as it was given, with the name it had. */
public record SourceFile(String name, Content content) {

    private static final int BUFFER = 1 << 16;
    private static final long MEGABYTE = 1_000_000;

    public SourceFile(String name, byte[] bytes) {
        this(name, Content.of(bytes));
    }

    /** The file, or a refusal that says how large it is and how large it may be. */
    public Outcome<SourceFile> within(long mostBytes) {
        return content.bytes() <= mostBytes
                ? Outcome.done(this)
                : Outcome.refused(
                        "territory.import.too-large",
                        name,
                        (content.bytes() + MEGABYTE - 1) / MEGABYTE,
                        mostBytes / MEGABYTE);
    }

    /** All of it in memory: for files whose size was looked at. */
    public byte[] readAll() {
        try (InputStream in = content.open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + name, e);
        }
    }

    public String sha256() {
        try (InputStream in = content.open()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + name, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
