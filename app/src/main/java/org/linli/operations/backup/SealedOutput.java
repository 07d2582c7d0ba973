package org.linli.operations.backup;

import java.io.IOException;
import java.io.OutputStream;

/** Encrypts what is written to it, in the chunks of {@link Seal}. Only {@link #close} makes a file that can be read. */
final class SealedOutput extends OutputStream {

    private final OutputStream out;
    private final Seal seal;
    private final byte[] chunk = new byte[Seal.CHUNK];
    private int filled;
    private int number;
    private boolean isClosed;

    SealedOutput(OutputStream out, BackupKey key) throws IOException {
        this.out = out;
        this.seal = Seal.with(key);
        out.write(seal.head());
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int from = offset;
        int end = offset + length;
        while (from < end) {
            if (filled == chunk.length) {
                out.write(seal.close(chunk, filled, number, false));
                number = Math.incrementExact(number);
                filled = 0;
            }
            int taken = Math.min(end - from, chunk.length - filled);
            System.arraycopy(bytes, from, chunk, filled, taken);
            filled += taken;
            from += taken;
        }
    }

    @Override
    public void close() throws IOException {
        if (!isClosed) {
            isClosed = true;
            out.write(seal.close(chunk, filled, number, true));
            out.close();
        }
    }
}
