package org.linli.evidence.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.linli.evidencelog.Checkpoint;
import org.linli.evidencelog.SignedNote;
import org.linli.evidencelog.SigningKey;
import org.linli.evidencelog.TreeHead;
import org.linli.evidencelog.VerifierKey;
import org.linli.kernel.DataFolder;
import org.linli.kernel.SecretFiles;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The key that signs the log, in the file {@code log.key} outside of the database. At the first start the log is named
 * and bound to its key for ever; servers that share a database share the key.
 */
@Component
class LogKeys {

    private final JdbcClient jdbc;
    private final Path file;
    private final LogIdentity identity;

    /** @param origin {@code LINLI_LOG_ORIGIN}: name of a new log; empty means one made from a random id */
    LogKeys(JdbcClient jdbc, DataFolder folder, Clock clock, @Value("${linli.log.origin:}") String origin) {
        this.jdbc = jdbc;
        this.file = folder.keys().resolve("log.key");
        this.identity = find().orElseGet(() -> found(origin, clock));
    }

    LogIdentity identity() {
        return identity;
    }

    /**
     * A signed checkpoint over the head.
     *
     * @throws IllegalStateException if the key's file is missing or holds the key of another log
     */
    String sign(TreeHead head) {
        return Checkpoint.of(identity.origin(), head).sign(signingKey()).encode();
    }

    /** The same with the second it was signed at, which is signed too. */
    StoredCheckpoint sign(TreeHead head, Instant now) {
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        SigningKey key = signingKey();
        SignedNote note = Checkpoint.of(identity.origin(), head).sign(key);
        return new StoredCheckpoint(
                head, note.encode(), second, key.cosign(note.text(), second).line());
    }

    /** A text that is no checkpoint, signed by the log's key; its first line must not be the origin. */
    SignedNote signText(String text) {
        if (text.startsWith(identity.origin() + "\n")) {
            throw new IllegalArgumentException("This would pass for a checkpoint");
        }
        return SignedNote.sign(text, signingKey());
    }

    /** Why the key in the file cannot sign this log; empty if it can. */
    Optional<String> findFault() {
        try {
            signingKey();
            return Optional.empty();
        } catch (IllegalStateException fault) {
            return Optional.ofNullable(fault.getMessage());
        }
    }

    private SigningKey signingKey() {
        if (!Files.exists(file)) {
            throw new IllegalStateException("The log cannot be signed: " + file + " is missing");
        }
        SigningKey key = load(identity.origin());
        if (!key.verifierKey().encode().equals(identity.verifierKey().encode())) {
            throw new IllegalStateException("The log cannot be signed: " + file + " is not the key of "
                    + identity.verifierKey().encode());
        }
        return key;
    }

    private LogIdentity found(String configuredOrigin, Clock clock) {
        String origin = configuredOrigin.isBlank() ? "linli.local/" + UUID.randomUUID() : configuredOrigin.strip();
        jdbc.sql("""
                        INSERT INTO log_identity (origin, verifier_key, created_at)
                        VALUES (:origin, :verifierKey, :now)
                        ON CONFLICT (is_only) DO NOTHING
                        """)
                .param("origin", origin)
                .param("verifierKey", load(origin).verifierKey().encode())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return find().orElseThrow();
    }

    private SigningKey load(String origin) {
        byte[] secret = SecretFiles.readOrCreate(
                file, () -> SigningKey.generate(origin, new SecureRandom()).pkcs8());
        return SigningKey.load(origin, secret);
    }

    private Optional<LogIdentity> find() {
        return jdbc.sql("SELECT origin, verifier_key FROM log_identity")
                .query((row, number) ->
                        new LogIdentity(row.getString("origin"), VerifierKey.parse(row.getString("verifier_key"))))
                .optional();
    }
}
