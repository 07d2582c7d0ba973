package org.linli.operations.backup;

import java.io.IOException;
import java.io.InputStream;

/** Decrypts what {@link SealedOutput} wrote; gives out nothing that has not been authenticated. */
final class SealedInput extends InputStream {

    private final InputStream in;
    private final Seal seal;
    private byte[] ahead;
    private byte[] plain = {};
    private int at;
    private int number;
    private boolean isLast;

    SealedInput(InputStream in, BackupKey key) throws IOException {
        this.in = in;
        this.seal = Seal.read(in, key);
        this.ahead = nextSealed();
    }

    private byte[] nextSealed() throws IOException {
        return in.readNBytes(Seal.CHUNK + Seal.TAG);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) == -1 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (at == plain.length) {
            if (isLast) {
                return -1;
            }
            openNext();
        }
        int taken = Math.min(length, plain.length - at);
        System.arraycopy(plain, at, bytes, offset, taken);
        at += taken;
        return taken;
    }

    /** A chunk is the last one if nothing follows it; the seal must say the same. */
    private void openNext() throws IOException {
        byte[] sealed = ahead;
        ahead = nextSealed();
        isLast = ahead.length == 0;
        plain = seal.open(sealed, sealed.length, number, isLast);
        number = Math.incrementExact(number);
        at = 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
