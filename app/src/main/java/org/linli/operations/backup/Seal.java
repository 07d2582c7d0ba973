package org.linli.operations.backup;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/**
 * The encryption of one file: chunks of 64 KiB under AES-256-GCM, each bound to its place and the last one to being the
 * last (STREAM: Hoang, Reyhanitabar, Rogaway, Vizár 2015), under a key that only this file has. Head of the file: magic
 * with version, kind of key, salt of the passphrase, salt of the file, proof that a key is the right one.
 */
final class Seal {

    static final int CHUNK = 64 << 10;
    static final int TAG = 16;

    private static final byte[] MAGIC = "LINLI-BACKUP-1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int FILE_SALT_BYTES = 32;
    private static final int PROOF_BYTES = 16;
    private static final int PREFIX_BYTES = 7;

    private final byte[] head;
    private final SecretKeySpec key;
    private final byte[] prefix;

    private Seal(byte[] head, byte[] key, byte[] prefix) {
        this.head = head;
        this.key = new SecretKeySpec(key, "AES");
        this.prefix = prefix;
    }

    /** For a new file. */
    static Seal with(BackupKey key) {
        byte[] salt = key.salt();
        byte[] fileSalt = new byte[FILE_SALT_BYTES];
        new SecureRandom().nextBytes(fileSalt);
        return of(key, salt, fileSalt);
    }

    private static Seal of(BackupKey key, byte[] salt, byte[] fileSalt) {
        byte[] derived = new byte[BackupKey.KEY_BYTES + PREFIX_BYTES + PROOF_BYTES];
        HKDFBytesGenerator hkdf = new HKDFBytesGenerator(new SHA256Digest());
        hkdf.init(new HKDFParameters(key.master(salt), fileSalt, MAGIC));
        hkdf.generateBytes(derived, 0, derived.length);
        int proofAt = BackupKey.KEY_BYTES + PREFIX_BYTES;
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.writeBytes(MAGIC);
        head.write(key.kind());
        head.writeBytes(salt);
        head.writeBytes(fileSalt);
        head.write(derived, proofAt, PROOF_BYTES);
        return new Seal(
                head.toByteArray(),
                Arrays.copyOf(derived, BackupKey.KEY_BYTES),
                Arrays.copyOfRange(derived, BackupKey.KEY_BYTES, proofAt));
    }

    /** Whether a file that begins like this is encrypted. */
    static boolean isOn(byte[] beginning) {
        return beginning.length >= MAGIC.length
                && Arrays.equals(beginning, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /**
     * Reads the head.
     *
     * @throws BackupProblem if the key is another one than the file was written with
     */
    static Seal read(InputStream in, BackupKey key) throws IOException {
        DataInputStream data = new DataInputStream(in);
        try {
            byte[] magic = exactly(data, MAGIC.length);
            byte kind = data.readByte();
            byte[] salt = exactly(data, BackupKey.Passphrase.SALT_BYTES);
            byte[] fileSalt = exactly(data, FILE_SALT_BYTES);
            byte[] proof = exactly(data, PROOF_BYTES);
            if (!isOn(magic) || kind != key.kind()) {
                throw new BackupProblem("The backup was encrypted with "
                        + (kind == 2 ? "a passphrase, not a key file" : "a key file, not a passphrase") + ".");
            }
            Seal seal = of(key, salt, fileSalt);
            byte[] own = Arrays.copyOfRange(seal.head, seal.head.length - PROOF_BYTES, seal.head.length);
            if (!MessageDigest.isEqual(own, proof)) {
                throw new BackupProblem("The key is not the one that the backup was encrypted with.");
            }
            return seal;
        } catch (EOFException tooShort) {
            throw new BackupProblem("The backup is cut off.", tooShort);
        }
    }

    private static byte[] exactly(DataInputStream data, int length) throws IOException {
        byte[] bytes = new byte[length];
        data.readFully(bytes);
        return bytes;
    }

    byte[] head() {
        return head.clone();
    }

    byte[] close(byte[] plain, int length, int number, boolean isLast) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, number, isLast).doFinal(plain, 0, length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Encrypting a backup", e);
        }
    }

    /** @throws BackupProblem if the chunk is not what was written at this place */
    byte[] open(byte[] sealed, int length, int number, boolean isLast) {
        try {
            return cipher(Cipher.DECRYPT_MODE, number, isLast).doFinal(sealed, 0, length);
        } catch (GeneralSecurityException e) {
            throw new BackupProblem(
                    isLast
                            ? "The backup is cut off, or its end was changed."
                            : "The backup is damaged or was changed, at about byte " + (long) number * (CHUNK + TAG)
                                    + ".",
                    e);
        }
    }

    private Cipher cipher(int mode, int number, boolean isLast) throws GeneralSecurityException {
        byte[] nonce = ByteBuffer.allocate(PREFIX_BYTES + Integer.BYTES + 1)
                .put(prefix)
                .putInt(number)
                .put((byte) (isLast ? 1 : 0))
                .array();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG * Byte.SIZE, nonce));
        cipher.updateAAD(head);
        return cipher;
    }
}
