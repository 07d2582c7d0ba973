package org.linli.evidencelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppenderTest {

    private final TileStore store = new MemoryTileStore();

    @RepeatedTest(5)
    void random_batches_give_the_root_and_tiles_of_the_whole_tree() {
        Random random = Logs.random("random_batches");
        List<byte[]> entries = Logs.entries(1_000 + random.nextInt(2_000));
        TreeHead head = TreeHead.EMPTY;
        while (head.size() < entries.size()) {
            int from = (int) head.size();
            int to = Math.min(entries.size(), from + random.nextInt(random.nextBoolean() ? 5 : 700));
            Growth growth = new Appender(store).append(head, entries.subList(from, to));
            growth.writeTo(store);
            head = growth.head();
            assertThat(head).isEqualTo(new TreeHead(to, Rfc6962.root(Logs.leafHashes(entries.subList(0, to)))));
        }
        MemoryTileStore atOnce = new MemoryTileStore();
        Growth whole = new Appender(atOnce).append(TreeHead.EMPTY, entries);
        assertThat(whole.head()).isEqualTo(head);
        whole.tiles().forEach((path, content) -> assertThat(store.find(path)).hasValue(content));
    }

    @ParameterizedTest(name = "{0} entries")
    @CsvSource(delimiter = '|', textBlock = """
                1     | tile/entries/000.p/1   tile/0/000.p/1
                255   | tile/entries/000.p/255 tile/0/000.p/255
                256   | tile/entries/000 tile/0/000 tile/1/000.p/1
                257   | tile/entries/000 tile/entries/001.p/1 tile/0/000 tile/0/001.p/1 tile/1/000.p/1
                """)
    void a_log_has_exactly_the_tiles_of_its_size(int size, String paths) {
        Growth growth = new Appender(store).append(TreeHead.EMPTY, Logs.entries(size));
        assertThat(growth.tiles().keySet()).extracting(TilePath::text).containsExactly(paths.split(" +"));
    }

    /** The example of the tlog-tiles specification. */
    @Test
    void a_log_of_70000_has_the_tiles_of_the_specification() {
        Growth growth = new Appender(store).append(TreeHead.EMPTY, Logs.entries(70_000));
        assertThat(growth.tiles().keySet())
                .filteredOn(TilePath.Hashes.class::isInstance)
                .hasSize(273 + 1 + 1 + 1 + 1)
                .extracting(TilePath::text)
                .contains("tile/0/272", "tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1");
        growth.writeTo(store);
        Verdict verdict = new LogVerifier(store).verify(growth.head());
        assertThat(verdict).isEqualTo(new Verdict.Sound(growth.head()));
    }

    @Test
    void only_the_right_edge_is_read() {
        TreeHead head = Logs.store(Logs.entries(1_000), store);
        Set<String> read = new HashSet<>();
        TileStore watched = new TileStore() {
            @Override
            public Optional<byte[]> find(TilePath path) {
                read.add(path.text());
                return store.find(path);
            }

            @Override
            public void write(TilePath path, byte[] content) {
                store.write(path, content);
            }
        };
        new Appender(watched).append(head, Logs.entries(1));
        assertThat(read).containsExactlyInAnyOrder("tile/entries/003.p/232", "tile/0/003.p/232", "tile/1/000.p/3");
    }

    @Test
    void an_empty_batch_changes_nothing() {
        TreeHead head = Logs.store(Logs.entries(300), store);
        assertThat(new Appender(store).append(head, List.of())).isEqualTo(new Growth(head, Map.of()));
    }

    @Test
    void an_edge_of_another_history_is_not_built_upon() {
        TreeHead head = Logs.store(Logs.entries(300), store);
        TreeHead other = new TreeHead(300, Rfc6962.EMPTY_ROOT);
        assertThatExceptionOfType(DamagedLogException.class)
                .isThrownBy(() -> new Appender(store).append(other, Logs.entries(1)));
        flipBit(TilePath.entries(1, head.size()), 40);
        assertThatExceptionOfType(DamagedLogException.class)
                .isThrownBy(() -> new Appender(store).append(head, Logs.entries(1)))
                .withMessageContaining("tile/entries/001.p/44");
    }

    @Test
    void an_unfinished_batch_is_replaced_by_the_next() {
        TreeHead head = Logs.store(Logs.entries(10), store);
        new Appender(store).append(head, Logs.entries(5)).writeTo(store);
        Growth next = new Appender(store).append(head, Logs.entries(20).subList(10, 15));
        next.writeTo(store);
        assertThat(new LogVerifier(store).verify(next.head())).isInstanceOf(Verdict.Sound.class);
        assertThat(next.head().root()).isEqualTo(Rfc6962.root(Logs.leafHashes(Logs.entries(15))));
    }

    @Test
    void an_entry_may_be_empty_or_65535_bytes_but_no_longer() {
        TreeHead head = Logs.store(List.of(new byte[0], new byte[65_535]), store);
        assertThat(new LogVerifier(store).verify(head)).isInstanceOf(Verdict.Sound.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Appender(store).append(head, List.of(new byte[65_536])));
    }

    private void flipBit(TilePath path, int bit) {
        byte[] content = store.find(path).orElseThrow().clone();
        content[bit / 8] ^= (byte) (1 << (bit % 8));
        store.write(path, content);
    }
}
