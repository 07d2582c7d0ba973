package org.linli.evidencelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProofBuilderTest {

    private static final int SIZE = 600;
    private static final List<Hash> LEAVES = Logs.leafHashes(Logs.entries(SIZE));
    private static final ReferenceTree REFERENCE = new ReferenceTree(LEAVES);

    private final ProofBuilder fromLeaves = ProofBuilder.ofLeaves(LEAVES);
    private final ProofBuilder fromTiles = ProofBuilder.ofTiles(storeOf(SIZE), SIZE);
    private final Random random = Logs.random("ProofBuilderTest");

    private static TileStore storeOf(int size) {
        TileStore store = new MemoryTileStore();
        Logs.store(Logs.entries(size), store);
        return store;
    }

    @Test
    void roots_from_tiles_and_from_leaves_are_those_of_the_definition_at_every_size() {
        for (int size = 1; size <= SIZE; size++) {
            assertThat(fromTiles.root(size))
                    .isEqualTo(REFERENCE.root(0, size))
                    .isEqualTo(fromLeaves.root(size))
                    .isEqualTo(Rfc6962.root(LEAVES.subList(0, size)));
        }
        assertThat(fromTiles.root(0)).isEqualTo(Rfc6962.EMPTY_ROOT);
    }

    @Test
    void inclusion_proofs_are_those_of_the_definition_at_every_size() {
        for (int size = 1; size <= SIZE; size++) {
            for (int index : places(0, size - 1)) {
                InclusionProof proof = fromTiles.inclusion(index, size);
                assertThat(proof.path()).isEqualTo(REFERENCE.path(index, 0, size));
                assertThat(proof).isEqualTo(fromLeaves.inclusion(index, size));
                assertThat(proof.proves(LEAVES.get(index), REFERENCE.root(0, size)))
                        .isTrue();
                assertThat(proof.proves(LEAVES.get((index + 1) % SIZE), REFERENCE.root(0, size)))
                        .isFalse();
            }
        }
    }

    @Test
    void consistency_proofs_are_those_of_the_definition_at_every_size() {
        for (int size = 1; size <= SIZE; size++) {
            for (int old : places(1, size)) {
                ConsistencyProof proof = fromTiles.consistency(old, size);
                assertThat(proof.path()).isEqualTo(REFERENCE.subproof(old, 0, size, true));
                assertThat(proof).isEqualTo(fromLeaves.consistency(old, size));
                assertThat(proof.proves(REFERENCE.root(0, old), REFERENCE.root(0, size)))
                        .isTrue();
                assertThat(proof.proves(LEAVES.get(SIZE - 1), REFERENCE.root(0, size)))
                        .isFalse();
            }
        }
    }

    @Test
    void a_dropped_partial_tile_is_read_from_the_full_one() {
        List<byte[]> entries = Logs.entries(512);
        TileStore grown = new MemoryTileStore();
        TreeHead head = Logs.store(entries.subList(0, 300), grown);
        new Appender(grown).append(head, entries.subList(300, 512)).writeTo(grown);
        TileStore thinned = new MemoryTileStore();
        for (String kept : List.of("tile/0/000", "tile/0/001", "tile/1/000.p/1")) {
            TilePath path = TilePath.parse(kept).orElseThrow();
            thinned.write(path, grown.find(path).orElseThrow());
        }
        ProofBuilder seenFromEarlier = ProofBuilder.ofTiles(thinned, 300);
        assertThat(seenFromEarlier.inclusion(290, 300).path()).isEqualTo(REFERENCE.path(290, 0, 300));
    }

    @Test
    void a_missing_tile_is_named() {
        assertThatExceptionOfType(DamagedLogException.class)
                .isThrownBy(
                        () -> ProofBuilder.ofTiles(new MemoryTileStore(), 300).inclusion(7, 300))
                .withMessageContaining("tile/0/000 is missing");
    }

    @Test
    void what_lies_outside_the_log_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> fromTiles.inclusion(SIZE, SIZE));
        assertThatIllegalArgumentException().isThrownBy(() -> fromTiles.inclusion(0, SIZE + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> fromTiles.consistency(0, SIZE));
        assertThatIllegalArgumentException().isThrownBy(() -> fromTiles.consistency(9, 8));
    }

    /** All places where there are few, else both ends and eight others. */
    private int[] places(int first, int last) {
        if (last - first < 24) {
            return IntStream.rangeClosed(first, last).toArray();
        }
        return IntStream.concat(IntStream.of(first, first + 1, last - 1, last), random.ints(8, first, last))
                .toArray();
    }
}
