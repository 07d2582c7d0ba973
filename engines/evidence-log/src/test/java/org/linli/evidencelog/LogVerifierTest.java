package org.linli.evidencelog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.evidencelog.Verdict.Broken;
import org.linli.evidencelog.Verdict.Fault;

class LogVerifierTest {

    private static final int SIZE = 700;
    private static final List<byte[]> ENTRIES = Logs.entries(SIZE);

    private final Map<TilePath, byte[]> tiles = new ConcurrentHashMap<>();
    private final TileStore store = new TileStore() {
        @Override
        public Optional<byte[]> find(TilePath path) {
            return Optional.ofNullable(tiles.get(path));
        }

        @Override
        public void write(TilePath path, byte[] content) {
            tiles.put(path, content);
        }
    };
    private final LogVerifier verifier = new LogVerifier(store);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 257, 511, 512, 513, 65_535, 65_536, 65_537, 131_072})
    void a_sound_log_is_sound_at_every_edge(int size) {
        TreeHead head = Logs.store(Logs.entries(size), store);
        assertThat(verifier.verify(head)).isEqualTo(new Verdict.Sound(head));
    }

    @Test
    void every_entry_is_shown_in_order_and_earlier_heads_agree() {
        TreeHead head = Logs.store(ENTRIES, store);
        List<TreeHead> earlier = List.of(headAt(500), headAt(256), headAt(0), headAt(1), headAt(700));
        List<byte[]> seen = new ArrayList<>();
        Verdict verdict = verifier.verify(head, earlier, (index, entry) -> {
            assertThat(index).isEqualTo(seen.size());
            seen.add(entry);
        });
        assertThat(verdict).isEqualTo(new Verdict.Sound(head));
        assertThat(seen).usingElementComparator(Arrays::compare).isEqualTo(ENTRIES);
    }

    @Test
    void every_flipped_bit_of_every_tile_is_found() {
        TreeHead head = Logs.store(ENTRIES, store);
        Random random = Logs.random("every_flipped_bit");
        for (TilePath path : List.copyOf(tiles.keySet())) {
            byte[] good = tiles.get(path);
            for (int sample = 0; sample < 60; sample++) {
                int bit = random.nextInt(good.length * 8);
                tiles.put(path, flipped(good, bit));
                Broken broken = (Broken) verifier.verify(head);
                assertThat(broken.firstEntry() / 256 == path.index() || broken.fault() == Fault.HASH_DIFFERS)
                        .as("bit %d of %s: %s", bit, path.text(), broken)
                        .isTrue();
            }
            tiles.put(path, good);
        }
        assertThat(verifier.verify(head)).isInstanceOf(Verdict.Sound.class);
    }

    @Test
    void a_changed_entry_is_named() {
        TreeHead head = Logs.store(ENTRIES, store);
        for (int index : new int[] {0, 255, 256, 300, 699}) {
            List<byte[]> changed = new ArrayList<>(ENTRIES);
            changed.set(index, new byte[] {1, 2, 3});
            TileStore rewritten = new MemoryTileStore();
            Logs.store(changed, rewritten);
            TilePath bundle = TilePath.entries(index / 256, SIZE);
            byte[] good = tiles.put(bundle, rewritten.find(bundle).orElseThrow());
            assertBroken(verifier.verify(head), Fault.ENTRY_DIFFERS, index, index);
            tiles.put(bundle, good);
        }
    }

    @Test
    void a_history_rewritten_with_all_its_tiles_is_placed_between_the_heads() {
        TreeHead head = Logs.store(ENTRIES, store);
        List<TreeHead> earlier = List.of(headAt(200), headAt(400), headAt(600));
        List<byte[]> changed = new ArrayList<>(ENTRIES);
        changed.set(333, new byte[] {1, 2, 3});
        TreeHead forged = Logs.store(changed, store);
        assertThat(verifier.verify(forged)).isInstanceOf(Verdict.Sound.class);
        assertBroken(verifier.verify(head), Fault.ROOT_DIFFERS, 0, 699);
        assertBroken(verifier.verify(forged, earlier, (index, entry) -> {}), Fault.ROOT_DIFFERS, 200, 399);
    }

    @Test
    void a_log_cut_short_is_found_by_a_head_kept_elsewhere() {
        TreeHead shorter = Logs.store(ENTRIES.subList(0, 650), store);
        Verdict verdict = verifier.verify(shorter, List.of(headAt(700)), (index, entry) -> {});
        assertBroken(verdict, Fault.LOG_SHRUNK, 650, 699);
    }

    @ParameterizedTest
    @CsvSource({
        "tile/entries/001, 256, 511",
        "tile/0/001, 256, 511",
        "tile/entries/002.p/188, 512, 699",
        "tile/1/000.p/2, 0, 511"
    })
    void a_missing_tile_is_named_with_the_entries_it_covers(String path, long first, long last) {
        TreeHead head = Logs.store(ENTRIES, store);
        tiles.remove(TilePath.parse(path).orElseThrow());
        assertBroken(verifier.verify(head), Fault.TILE_MISSING, first, last);
    }

    @ParameterizedTest
    @CsvSource({"tile/entries/000, 0, 255", "tile/0/000, 0, 255", "tile/1/000.p/2, 0, 511"})
    void a_tile_with_something_behind_it_is_found(String text, long first, long last) {
        TreeHead head = Logs.store(ENTRIES, store);
        TilePath path = TilePath.parse(text).orElseThrow();
        tiles.put(path, Arrays.copyOf(tiles.get(path), tiles.get(path).length + 2));
        assertBroken(verifier.verify(head), Fault.TILE_MALFORMED, first, last);
    }

    @Test
    void a_wrong_hash_on_a_higher_level_is_found_though_entries_and_root_agree() {
        TreeHead head = Logs.store(ENTRIES, store);
        TilePath path = new TilePath.Hashes(1, 0, 2);
        tiles.put(path, flipped(tiles.get(path), 32 * 8));
        assertBroken(verifier.verify(head), Fault.HASH_DIFFERS, 256, 511);
    }

    @Test
    void a_wrong_hash_in_a_full_tile_of_a_higher_level_is_placed() {
        TreeHead head = Logs.store(Logs.entries(70_000), store);
        TilePath path = new TilePath.Hashes(1, 0, 256);
        tiles.put(path, flipped(tiles.get(path), 7 * 32 * 8));
        assertBroken(verifier.verify(head), Fault.HASH_DIFFERS, 7 * 256, 8 * 256 - 1);
    }

    private static TreeHead headAt(int size) {
        return new TreeHead(size, Rfc6962.root(Logs.leafHashes(ENTRIES.subList(0, size))));
    }

    private static void assertBroken(Verdict verdict, Fault fault, long first, long last) {
        assertThat(verdict).isInstanceOfSatisfying(Broken.class, broken -> {
            assertThat(broken.fault()).isEqualTo(fault);
            assertThat(List.of(broken.firstEntry(), broken.lastEntry())).isEqualTo(List.of(first, last));
        });
    }

    private static byte[] flipped(byte[] good, int bit) {
        byte[] bad = good.clone();
        bad[bit / 8] ^= (byte) (1 << (bit % 8));
        return bad;
    }
}
