package org.linli.evidencelog;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A public value that fixes a private payload without telling it:
 * HMAC-SHA256(key = salt, "linli/commitment/v1" || 0x00 || payload).
 *
 * <p><b>Hides</b>: HMAC under a secret random key is a pseudo-random function, so whoever lacks the salt learns nothing,
 * even of a payload with two possible values; a plain hash of salt and payload would need the stronger assumption of a
 * random oracle. Once the salt is destroyed the payload cannot be guessed and tried. <b>Binds</b>: salts have one fixed
 * length below SHA-256's block, so two openings of one commitment would be a collision of SHA-256. The label keeps other
 * uses of the salt apart.
 */
public record Commitment(Hash hash) {

    private static final byte[] LABEL = "linli/commitment/v1\0".getBytes(StandardCharsets.US_ASCII);

    /** Commits to a payload in its canonical bytes: the same facts must always give the same bytes. */
    public static Commitment of(Salt salt, byte[] canonicalPayload) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(salt.bytes(), "HmacSHA256"));
            mac.update(LABEL);
            return new Commitment(Hash.adopt(mac.doFinal(canonicalPayload)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** Whether this is the commitment to the payload under the salt. */
    public boolean opensTo(Salt salt, byte[] canonicalPayload) {
        return equals(of(salt, canonicalPayload));
    }
}
