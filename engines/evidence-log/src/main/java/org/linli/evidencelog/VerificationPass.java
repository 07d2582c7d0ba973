package org.linli.evidencelog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.linli.evidencelog.Verdict.Broken;
import org.linli.evidencelog.Verdict.Fault;

/** One reading of a log from its first entry to its last. */
final class VerificationPass {

    private final TileReader tiles;
    private final TreeHead head;
    private final EntryVisitor visitor;
    private final Deque<TreeHead> headsToCome;
    private final Frontier frontier = new Frontier();

    /** For each level above the lowest, the hashes of the tile that is being filled. */
    private final List<List<Hash>> higherTiles = new ArrayList<>();

    private long agreedSize;

    VerificationPass(TileReader tiles, TreeHead head, Collection<TreeHead> earlier, EntryVisitor visitor) {
        this.tiles = tiles;
        this.head = head;
        this.visitor = visitor;
        this.headsToCome = new ArrayDeque<>(Stream.concat(earlier.stream(), Stream.of(head))
                .sorted(Comparator.comparingLong(TreeHead::size))
                .toList());
    }

    Verdict run() {
        Optional<Broken> finding = compareHeads();
        for (long first = 0; finding.isEmpty() && first < head.size(); first += TilePath.FULL_WIDTH) {
            finding = checkBundle(TilePath.entries(first / TilePath.FULL_WIDTH, head.size()));
        }
        return finding.or(this::checkHigherEdge)
                .or(this::findShrinkage)
                .<Verdict>map(broken -> broken)
                .orElseGet(() -> new Verdict.Sound(head));
    }

    private Optional<Broken> checkBundle(TilePath.Entries path) {
        long first = path.index() * TilePath.FULL_WIDTH;
        Optional<EntryBundle> bundle = tiles.findBundle(path);
        if (bundle.isEmpty()) {
            return broken(Fault.TILE_MISSING, first, path.width(), path.text() + " is missing");
        }
        List<byte[]> entries = bundle.get().entries();
        List<Hash> hashes = entries.stream().map(Rfc6962::leafHash).toList();
        Optional<Broken> finding = checkTile(new TilePath.Hashes(0, path.index(), path.width()), hashes);
        if (finding.isPresent()) {
            return finding;
        }
        if (!bundle.get().isWhole() || entries.size() != path.width()) {
            return broken(Fault.TILE_MALFORMED, first, path.width(), path.text() + " has something behind its entries");
        }
        return takeIn(first, entries, hashes).or(() -> carry(hashes));
    }

    /** Compares a stored tile with what it must hold; fewer hashes than it is wide means entries that cannot be read. */
    private Optional<Broken> checkTile(TilePath.Hashes path, List<Hash> expected) {
        long span = 1L << (8 * path.level());
        long first = path.index() * TilePath.FULL_WIDTH * span;
        Optional<List<Hash>> stored;
        try {
            stored = tiles.findHashes(path);
        } catch (DamagedLogException e) {
            return broken(Fault.TILE_MALFORMED, first, path.width() * span, String.valueOf(e.getMessage()));
        }
        if (stored.isEmpty()) {
            return broken(Fault.TILE_MISSING, first, path.width() * span, path.text() + " is missing");
        }
        for (int i = 0; i < path.width(); i++) {
            if (i >= expected.size() || !expected.get(i).equals(stored.get().get(i))) {
                Fault fault = path.level() == 0 ? Fault.ENTRY_DIFFERS : Fault.HASH_DIFFERS;
                String detail = "hash %d of %s is not that of what it covers".formatted(i, path.text());
                return broken(fault, first + i * span, span, detail);
            }
        }
        return Optional.empty();
    }

    private Optional<Broken> takeIn(long first, List<byte[]> entries, List<Hash> hashes) {
        for (int i = 0; i < entries.size(); i++) {
            visitor.visit(first + i, entries.get(i));
            frontier.add(hashes.get(i));
            Optional<Broken> finding = compareHeads();
            if (finding.isPresent()) {
                return finding;
            }
        }
        return Optional.empty();
    }

    private Optional<Broken> compareHeads() {
        while (!headsToCome.isEmpty() && headsToCome.getFirst().size() == frontier.size()) {
            TreeHead next = headsToCome.removeFirst();
            if (!next.root().equals(frontier.root())) {
                String detail = "the root over %d entries is %s, the head says %s"
                        .formatted(
                                next.size(),
                                frontier.root().base64(),
                                next.root().base64());
                return broken(Fault.ROOT_DIFFERS, agreedSize, next.size() - agreedSize, detail);
            }
            agreedSize = next.size();
        }
        return Optional.empty();
    }

    /** Hands the root of a full tile up; every tile that becomes full by it is compared. */
    private Optional<Broken> carry(List<Hash> lowest) {
        List<Hash> full = lowest;
        for (int level = 1; full.size() == TilePath.FULL_WIDTH; level++) {
            if (higherTiles.size() < level) {
                higherTiles.add(new ArrayList<>());
            }
            List<Hash> tile = higherTiles.get(level - 1);
            tile.add(Rfc6962.root(full));
            if (tile.size() == TilePath.FULL_WIDTH) {
                long index = (frontier.size() >>> (8 * (level + 1))) - 1;
                Optional<Broken> finding = checkTile(new TilePath.Hashes(level, index, TilePath.FULL_WIDTH), tile);
                if (finding.isPresent()) {
                    return finding;
                }
                higherTiles.set(level - 1, new ArrayList<>());
            }
            full = tile;
        }
        return Optional.empty();
    }

    private Optional<Broken> checkHigherEdge() {
        Optional<Broken> finding = Optional.empty();
        for (int level = 1; finding.isEmpty() && level <= higherTiles.size(); level++) {
            List<Hash> tile = higherTiles.get(level - 1);
            if (!tile.isEmpty()) {
                long index = head.size() >>> (8 * (level + 1));
                finding = checkTile(new TilePath.Hashes(level, index, tile.size()), tile);
            }
        }
        return finding;
    }

    private Optional<Broken> findShrinkage() {
        return headsToCome.isEmpty()
                ? Optional.empty()
                : broken(
                        Fault.LOG_SHRUNK,
                        head.size(),
                        headsToCome.getLast().size() - head.size(),
                        "a head of size %d is known, the log has %d"
                                .formatted(headsToCome.getLast().size(), head.size()));
    }

    private static Optional<Broken> broken(Fault fault, long first, long count, String detail) {
        return Optional.of(new Broken(fault, first, first + Math.max(count, 1) - 1, detail));
    }
}
