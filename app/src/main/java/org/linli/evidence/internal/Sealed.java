package org.linli.evidence.internal;

import java.security.SecureRandom;
import java.util.UUID;
import org.linli.evidencelog.Commitment;
import org.linli.evidencelog.Salt;

/**
 * Something to be put on record, with what the log will say of it.
 *
 * @param content the entry or the opening
 */
record Sealed<T>(UUID id, T content, Salt salt, Commitment commitment) {

    static Sealed<Entry> of(Entry entry, SecureRandom random) {
        Salt salt = Salt.random(random);
        return new Sealed<>(entry.id(), entry, salt, Commitment.of(salt, entry.canonical()));
    }

    static Sealed<Access> of(Access access, SecureRandom random) {
        Salt salt = Salt.random(random);
        return new Sealed<>(access.id(), access, salt, Commitment.of(salt, access.canonical()));
    }
}
