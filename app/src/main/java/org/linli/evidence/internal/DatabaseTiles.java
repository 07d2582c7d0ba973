package org.linli.evidence.internal;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import org.linli.evidencelog.Commitment;
import org.linli.evidencelog.Hash;
import org.linli.evidencelog.LeafData;
import org.linli.evidencelog.TilePath;
import org.linli.evidencelog.TileStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The tiles of the log in the database. A tile is one row that grows at its end, so every narrower tile that was ever
 * published is its beginning. Bundles of entries are made from the leaves.
 */
@Repository
class DatabaseTiles implements TileStore {

    private final JdbcClient jdbc;

    DatabaseTiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<byte[]> find(TilePath path) {
        return switch (path) {
            case TilePath.Hashes hashes -> findHashes(hashes);
            case TilePath.Entries entries -> findEntries(entries);
        };
    }

    @Override
    public void write(TilePath path, byte[] content) {
        switch (path) {
            case TilePath.Hashes hashes -> writeHashes(hashes, content);
            case TilePath.Entries leavesKnowThem -> {}
        }
    }

    private Optional<byte[]> findHashes(TilePath.Hashes path) {
        return jdbc.sql("""
                        SELECT substring(hashes FROM 1 FOR :bytes)
                        FROM log_tile
                        WHERE level = :level
                          AND index = :index
                          AND octet_length(hashes) >= :bytes
                        """)
                .param("bytes", path.width() * Hash.LENGTH)
                .param("level", path.level())
                .param("index", path.index())
                .query(byte[].class)
                .optional();
    }

    private Optional<byte[]> findEntries(TilePath.Entries path) {
        long first = path.index() * TilePath.FULL_WIDTH;
        List<LeafData> leaves = jdbc.sql("""
                        SELECT index, commitment
                        FROM log_leaf
                        WHERE index >= :first
                          AND index < :end
                        ORDER BY index
                        """)
                .param("first", first)
                .param("end", first + path.width())
                .query((row, number) ->
                        new LeafData(row.getLong("index"), new Commitment(Hash.of(row.getBytes("commitment")))))
                .list();
        return leaves.size() == path.width() ? Optional.of(bundle(leaves)) : Optional.empty();
    }

    /** Each leaf behind its length in two bytes (C2SP tlog-tiles). */
    private static byte[] bundle(List<LeafData> leaves) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (LeafData leaf : leaves) {
            content.write(0);
            content.write(LeafData.ENCODED_LENGTH);
            content.writeBytes(leaf.encode());
        }
        return content.toByteArray();
    }

    private void writeHashes(TilePath.Hashes path, byte[] content) {
        jdbc.sql("""
                        INSERT INTO log_tile (level, index, hashes)
                        VALUES (:level, :index, :hashes)
                        ON CONFLICT (level, index)
                        DO UPDATE SET hashes = EXCLUDED.hashes
                        """)
                .param("level", path.level())
                .param("index", path.index())
                .param("hashes", content)
                .update();
    }
}
