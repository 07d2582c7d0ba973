package org.linli.evidence.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.linli.evidencelog.Checkpoint;
import org.linli.evidencelog.Hash;
import org.linli.evidencelog.ProofBuilder;
import org.linli.evidencelog.SignedNote;
import org.linli.evidencelog.TreeHead;
import org.linli.kernel.DataFolder;
import org.linli.kernel.Zone;
import org.springframework.stereotype.Component;

/**
 * Checkpoints outside of the database, against which tampering is judged: {@code checkpoint}, the newest, and the last one
 * of each day. A checkpoint is replaced only by one that continues it.
 */
@Component
class CheckpointFiles {

    private static final String NEWEST = "checkpoint";

    private final Path folder;
    private final CheckpointRows checkpoints;
    private final DatabaseTiles tiles;
    private final LogKeys keys;
    private final Zone zone;
    private final Clock clock;

    CheckpointFiles(
            DataFolder data, CheckpointRows checkpoints, DatabaseTiles tiles, LogKeys keys, Zone zone, Clock clock) {
        this.folder = data.checkpoints();
        this.checkpoints = checkpoints;
        this.tiles = tiles;
        this.keys = keys;
        this.zone = zone;
        this.clock = clock;
    }

    /** @throws IllegalStateException if the log is not the continuation of the newest file, which is kept then */
    void write() {
        StoredCheckpoint latest = checkpoints.findLatest().orElse(null);
        Optional<String> newest = read(folder.resolve(NEWEST));
        if (latest == null || newest.equals(Optional.of(latest.note()))) {
            return;
        }
        newest.flatMap(this::ownHead).ifPresent(known -> requireContinued(known, latest.head()));
        LocalDate day =
                latest.findAt().orElseGet(clock::instant).atZone(zone.id()).toLocalDate();
        replace(folder.resolve(NEWEST + "-" + day), latest.note());
        replace(folder.resolve(NEWEST), latest.note());
    }

    /** The files, in the order of their names. */
    List<Path> list() {
        try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith(NEWEST))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + folder, e);
        }
    }

    /** Empty for the checkpoint of another log, such as one that stood in this folder before. */
    private Optional<TreeHead> ownHead(String note) {
        SignedNote signed = SignedNote.parse(note);
        if (!Checkpoint.parse(signed.text()).origin().equals(keys.identity().origin())) {
            return Optional.empty();
        }
        return Optional.of(
                Checkpoint.open(signed, keys.identity().verifierKey()).head());
    }

    private void requireContinued(TreeHead known, TreeHead latest) {
        if (known.size() > latest.size()) {
            throw new IllegalStateException("The log has %d leaves, but %s in %s was signed over %d"
                    .formatted(latest.size(), NEWEST, folder, known.size()));
        }
        Hash root = ProofBuilder.ofTiles(tiles, latest.size()).root(known.size());
        if (!root.equals(known.root())) {
            throw new IllegalStateException("The first %d leaves are not those that %s in %s was signed over"
                    .formatted(known.size(), NEWEST, folder));
        }
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + file, e);
        }
    }

    private void replace(Path file, String note) {
        try {
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(folder, ".new-", "");
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.write(StandardCharsets.UTF_8.encode(note));
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing " + file, e);
        }
    }
}
