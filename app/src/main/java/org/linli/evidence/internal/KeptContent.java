package org.linli.evidence.internal;

import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.evidencelog.Commitment;
import org.linli.evidencelog.Hash;
import org.linli.evidencelog.Salt;

/**
 * An entry or an opening as it stands in the database, with what was committed to.
 *
 * @param canonical absent if it cannot be read any more
 * @param salt absent once it was destroyed; then the content cannot be held against the commitment
 * @param isAlone false if there are two of this id
 */
record KeptContent(UUID id, byte @Nullable [] canonical, byte @Nullable [] salt, byte[] commitment, boolean isAlone) {

    boolean isDestroyed() {
        return salt == null;
    }

    boolean opens() {
        return isAlone
                && canonical != null
                && salt != null
                && salt.length == Salt.LENGTH
                && commitment.length == Hash.LENGTH
                && new Commitment(Hash.of(commitment)).opensTo(Salt.of(salt), canonical);
    }

    boolean isCommittedToBy(byte[] other) {
        return Arrays.equals(commitment, other);
    }

    KeptContent notAlone() {
        return new KeptContent(id, canonical, salt, commitment, false);
    }
}
