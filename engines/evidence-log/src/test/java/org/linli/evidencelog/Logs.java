package org.linli.evidencelog;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Logs to test with. */
final class Logs {

    private Logs() {}

    /** Entries of several lengths, the same ones at every call. */
    static List<byte[]> entries(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> ("entry " + i + " " + "·".repeat(i % 7)).getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    static List<Hash> leafHashes(List<byte[]> entries) {
        return entries.stream().map(Rfc6962::leafHash).toList();
    }

    /** Stores the entries in one batch. */
    static TreeHead store(List<byte[]> entries, TileStore store) {
        Growth growth = new Appender(store).append(TreeHead.EMPTY, entries);
        growth.writeTo(store);
        return growth.head();
    }

    /** A generator whose seed is printed, so that a failure can be had again. */
    static Random random(String what) {
        long seed = new Random().nextLong();
        System.out.println("seed of " + what + ": " + seed);
        return new Random(seed);
    }
}
