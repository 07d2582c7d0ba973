package org.linli.evidence.web;

import java.util.Optional;
import org.linli.evidencelog.TilePath;
import org.linli.evidencelog.TileStore;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

/** The log as an outsider reads it. */
record HttpTiles(RestClient server) implements TileStore {

    @Override
    public Optional<byte[]> find(TilePath path) {
        try {
            return Optional.ofNullable(
                    server.get().uri("/evidence/log/" + path.text()).retrieve().body(byte[].class));
        } catch (HttpClientErrorException.NotFound none) {
            return Optional.empty();
        }
    }

    @Override
    public void write(TilePath path, byte[] content) {
        throw new UnsupportedOperationException("an outsider only reads");
    }
}
