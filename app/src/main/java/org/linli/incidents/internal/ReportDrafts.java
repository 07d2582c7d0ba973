package org.linli.incidents.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reports being written on the public pages. The writer holds a random token, the database its hash and the sealed
 * content; both are dropped after a day.
 */
@Repository
public class ReportDrafts {

    static final Duration KEPT = Duration.ofDays(1);
    private static final String CONTEXT = "report.draft";
    private static final int TOKEN_BYTES = 24;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ReportDrafts(JdbcClient jdbc, Vault vault, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
    }

    /** What has been filled in so far. */
    public record Draft(
            String text,
            @Nullable String categoryCode,
            List<UUID> photos,
            @Nullable Integer unitNo,
            @Nullable String address,
            @Nullable Double longitude,
            @Nullable Double latitude,
            @Nullable Double accuracyMetres,
            @Nullable String contactName,
            @Nullable String contactPhone) {

        public static Draft empty() {
            return new Draft("", null, List.of(), null, null, null, null, null, null, null);
        }
    }

    /** Keeps a new draft and answers its token. */
    public String begin(Draft draft) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql("INSERT INTO report_draft (token_hash, content, changed_at) VALUES (:hash, :content, :now)")
                .param("hash", hash(token))
                .param("content", sealed(draft))
                .param("now", IncidentRows.utc(clock.instant()))
                .update();
        return token;
    }

    /** Changes a draft that has not been sent yet; answers whether it was there. */
    public boolean change(String token, Draft draft) {
        return jdbc.sql("""
                                UPDATE report_draft
                                SET content = :content, changed_at = :now
                                WHERE token_hash = :hash
                                  AND incident_id IS NULL
                                """)
                        .param("hash", hash(token))
                        .param("content", sealed(draft))
                        .param("now", IncidentRows.utc(clock.instant()))
                        .update()
                == 1;
    }

    public Optional<Draft> find(@Nullable String token) {
        if (token == null) {
            return Optional.empty();
        }
        return jdbc.sql("SELECT content FROM report_draft WHERE token_hash = :hash")
                .param("hash", hash(token))
                .query(byte[].class)
                .optional()
                .map(content -> json.readValue(vault.open(content, CONTEXT), Draft.class));
    }

    /** Remembers what became of the draft and empties it. */
    public void sent(String token, UUID incidentId) {
        jdbc.sql("UPDATE report_draft SET incident_id = :incident, content = :content WHERE token_hash = :hash")
                .param("incident", incidentId)
                .param("content", sealed(Draft.empty()))
                .param("hash", hash(token))
                .update();
    }

    public Optional<UUID> findIncident(String token) {
        return jdbc.sql("SELECT incident_id FROM report_draft WHERE token_hash = :hash AND incident_id IS NOT NULL")
                .param("hash", hash(token))
                .query(UUID.class)
                .optional();
    }

    int dropOld() {
        return jdbc.sql("DELETE FROM report_draft WHERE changed_at < :before")
                .param("before", IncidentRows.utc(clock.instant().minus(KEPT)))
                .update();
    }

    private byte[] sealed(Draft draft) {
        return vault.seal(json.writeValueAsString(draft), CONTEXT);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
