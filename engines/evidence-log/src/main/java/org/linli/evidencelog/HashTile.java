package org.linli.evidencelog;

import java.util.ArrayList;
import java.util.List;

/** Content of a tile of hashes: the hashes one behind the other, 32 bytes each. */
final class HashTile {

    private HashTile() {}

    static byte[] encode(List<Hash> hashes) {
        byte[] content = new byte[hashes.size() * Hash.LENGTH];
        for (int i = 0; i < hashes.size(); i++) {
            hashes.get(i).copyTo(content, i * Hash.LENGTH);
        }
        return content;
    }

    static List<Hash> decode(byte[] content) {
        List<Hash> hashes = new ArrayList<>(content.length / Hash.LENGTH);
        for (int offset = 0; offset < content.length; offset += Hash.LENGTH) {
            hashes.add(Hash.of(content, offset, Hash.LENGTH));
        }
        return hashes;
    }
}
