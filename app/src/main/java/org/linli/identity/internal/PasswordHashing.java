package org.linli.identity.internal;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id with 19 MiB, two passes and one lane (OWASP Password Storage Cheat Sheet). Hashing is dear on purpose, so only
 * as many hashes as there are processors run at once, and only so many more may wait.
 */
@Component
class PasswordHashing {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int WAITING = 30;

    private final Argon2PasswordEncoder encoder =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
    private final Semaphore present;
    private final Semaphore working;

    /** A hash that no password has; comparing with it costs as much as comparing with a true one. */
    final String ofNobody = "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$" + random(SALT_BYTES)
            + "$" + random(HASH_BYTES);

    @Autowired
    PasswordHashing() {
        this(Runtime.getRuntime().availableProcessors(), WAITING);
    }

    PasswordHashing(int atOnce, int waiting) {
        this.present = new Semaphore(atOnce + waiting);
        this.working = new Semaphore(atOnce, true);
    }

    String hash(String password) {
        working.acquireUninterruptibly();
        try {
            return encode(password);
        } finally {
            working.release();
        }
    }

    /** To be called inside {@link #inTurn}. */
    boolean matches(String password, String hash) {
        return encoder.matches(password, hash);
    }

    /** Runs {@code work} when a processor is free; empty if too many wait already. */
    <T> Optional<T> inTurn(Supplier<T> work) {
        if (!present.tryAcquire()) {
            return Optional.empty();
        }
        try {
            working.acquireUninterruptibly();
            try {
                return Optional.of(work.get());
            } finally {
                working.release();
            }
        } finally {
            present.release();
        }
    }

    private String encode(String password) {
        String hash = encoder.encode(password);
        if (hash == null) {
            throw new IllegalStateException("No hash for a password");
        }
        return hash;
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return Base64.getEncoder().withoutPadding().encodeToString(random);
    }
}
