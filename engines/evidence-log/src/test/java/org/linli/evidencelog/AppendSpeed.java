package org.linli.evidencelog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/** Prints how fast a log grows, proves and is checked; run by hand. */
final class AppendSpeed {

    private static final Commitment COMMITMENT = Commitment.of(Salt.of(new byte[32]), new byte[0]);

    private AppendSpeed() {}

    public static void main(String[] args) throws IOException {
        for (int round = 0; round < 2; round++) {
            measure("memory, batches of 1", new MemoryTileStore(), 20_000, 1);
            measure("memory, batches of 100", new MemoryTileStore(), 500_000, 100);
            measure("memory, batches of 1000", new MemoryTileStore(), 1_000_000, 1_000);
        }
        Path folder = Files.createTempDirectory("append-speed");
        measure("files, forced, batches of 100", new DirectoryTileStore(folder), 100_000, 100);
    }

    private static void measure(String what, TileStore store, long count, int batch) {
        long start = System.nanoTime();
        TreeHead head = TreeHead.EMPTY;
        while (head.size() < count) {
            Growth growth = new Appender(store).append(head, leaves(head.size(), batch));
            growth.writeTo(store);
            head = growth.head();
        }
        report(what + ": appends", count, start);
        ProofBuilder proofs = ProofBuilder.ofTiles(store, count);
        start = System.nanoTime();
        for (long i = 0; i < 2_000; i++) {
            proofs.inclusion(i * 7919 % count, count);
        }
        report(what + ": inclusion proofs", 2_000, start);
        start = System.nanoTime();
        System.out.println(new LogVerifier(store).verify(head));
        report(what + ": entries checked", count, start);
    }

    private static List<byte[]> leaves(long from, int count) {
        return LongStream.range(from, from + count)
                .mapToObj(sequence -> new LeafData(sequence, COMMITMENT).encode())
                .toList();
    }

    private static void report(String what, long count, long startNanos) {
        Duration taken = Duration.ofNanos(System.nanoTime() - startNanos);
        System.out.printf("%s: %,.0f a second%n", what, count * 1e9 / taken.toNanos());
    }
}
