package org.linli.evidencelog;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Content of a tile of entries: each entry behind its length as a big-endian unsigned 16-bit number.
 *
 * @param entries those that could be read, in order
 * @param isWhole false if bytes remain behind them that are no entry
 */
record EntryBundle(List<byte[]> entries, boolean isWhole) {

    static final int MAX_ENTRY_LENGTH = 0xFFFF;

    static byte[] encode(List<byte[]> entries) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] entry : entries) {
            if (entry.length > MAX_ENTRY_LENGTH) {
                throw new IllegalArgumentException("an entry has at most 65535 bytes, not " + entry.length);
            }
            content.write(entry.length >>> 8);
            content.write(entry.length);
            content.writeBytes(entry);
        }
        return content.toByteArray();
    }

    static EntryBundle decode(byte[] content) {
        List<byte[]> entries = new ArrayList<>(TilePath.FULL_WIDTH);
        ByteBuffer rest = ByteBuffer.wrap(content);
        while (rest.remaining() >= Short.BYTES) {
            int length = Short.toUnsignedInt(rest.getShort());
            if (rest.remaining() < length) {
                return new EntryBundle(entries, false);
            }
            byte[] entry = new byte[length];
            rest.get(entry);
            entries.add(entry);
        }
        return new EntryBundle(entries, !rest.hasRemaining());
    }
}
