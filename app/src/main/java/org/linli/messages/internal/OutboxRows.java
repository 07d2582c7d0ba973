package org.linli.messages.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Vault;
import org.linli.messages.Phone;
import org.linli.messages.TextMessage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code outbox}. */
@Repository
public class OutboxRows {

    private static final String PHONE = "outbox.phone";
    private static final String TEXT = "outbox.text";

    private final JdbcClient jdbc;
    private final Vault vault;

    OutboxRows(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** A message taken for one attempt. */
    record Claimed(UUID id, Phone phone, String text, int attempts, Instant usefulUntil) {}

    /** A message that never arrived. */
    public record Dead(Instant createdAt, String purpose, String maskedPhone, int attempts, String problem) {}

    void insert(UUID id, TextMessage message, Instant now) {
        jdbc.sql("""
                        INSERT INTO outbox (id, purpose, phone, text, state, next_attempt_at, useful_until, created_at)
                        VALUES (:id, :purpose, :phone, :text, 'WAITING', :now, :usefulUntil, :now)
                        """)
                .param("id", id)
                .param("purpose", message.purpose().code())
                .param("phone", vault.seal(message.phone().digits(), PHONE))
                .param("text", vault.seal(message.text(), TEXT))
                .param("usefulUntil", message.usefulUntil().atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Takes due messages; another server leaves them alone until {@code until}, and takes them up if this one has died. */
    List<Claimed> claim(Instant now, Instant until, int limit) {
        return jdbc.sql("""
                        UPDATE outbox
                        SET next_attempt_at = :until,
                            attempts = attempts + 1
                        WHERE id IN (
                          SELECT id
                          FROM outbox
                          WHERE state = 'WAITING'
                            AND next_attempt_at <= :now
                          ORDER BY next_attempt_at
                          LIMIT :limit
                          FOR UPDATE SKIP LOCKED)
                        RETURNING id, phone, text, attempts, useful_until
                        """)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, number) -> new Claimed(
                        row.getObject("id", UUID.class),
                        new Phone(vault.open(row.getBytes("phone"), PHONE)),
                        vault.open(row.getBytes("text"), TEXT),
                        row.getInt("attempts"),
                        row.getObject("useful_until", OffsetDateTime.class).toInstant()))
                .list();
    }

    void sent(UUID id, Instant now) {
        jdbc.sql("""
                        UPDATE outbox
                        SET state = 'SENT', phone = NULL, text = NULL, problem = NULL, ended_at = :now
                        WHERE id = :id
                        """).param("now", now.atOffset(ZoneOffset.UTC)).param("id", id).update();
    }

    void later(UUID id, Instant nextAttemptAt, String problem) {
        jdbc.sql("UPDATE outbox SET next_attempt_at = :next, problem = :problem WHERE id = :id")
                .param("next", nextAttemptAt.atOffset(ZoneOffset.UTC))
                .param("problem", problem)
                .param("id", id)
                .update();
    }

    /** The text goes; the phone stays, sealed, so that the operator can see which kind of number fails. */
    void dead(UUID id, String problem, Instant now) {
        jdbc.sql("UPDATE outbox SET state = 'DEAD', text = NULL, problem = :problem, ended_at = :now WHERE id = :id")
                .param("problem", problem)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    int deleteEndedBefore(Instant instant) {
        return jdbc.sql("DELETE FROM outbox WHERE ended_at < :instant")
                .param("instant", instant.atOffset(ZoneOffset.UTC))
                .update();
    }

    public int countWaiting() {
        return jdbc.sql("SELECT count(*) FROM outbox WHERE state = 'WAITING'")
                .query(Integer.class)
                .single();
    }

    /** The latest ones. */
    public List<Dead> listDead(int limit) {
        return jdbc.sql("""
                        SELECT created_at, purpose, phone, attempts, problem
                        FROM outbox
                        WHERE state = 'DEAD'
                        ORDER BY created_at DESC, id DESC
                        LIMIT :limit
                        """)
                .param("limit", limit)
                .query((row, number) -> dead(row))
                .list();
    }

    private Dead dead(ResultSet row) throws SQLException {
        byte @Nullable [] phone = row.getBytes("phone");
        return new Dead(
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("purpose"),
                phone == null ? "" : new Phone(vault.open(phone, PHONE)).masked(),
                row.getInt("attempts"),
                Optional.ofNullable(row.getString("problem")).orElse(""));
    }
}
