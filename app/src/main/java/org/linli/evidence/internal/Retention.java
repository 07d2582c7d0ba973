package org.linli.evidence.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Transactions;
import org.linli.kernel.TrueCount;
import org.linli.kernel.UuidV7;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Destroys content and salts when the schedule says so (M06-14). Commitments stay, so the log still verifies; what they
 * stood for cannot be told any more. Nothing goes by itself: somebody looks at the dry run and carries it out.
 */
@Component
public class Retention {

    /** How many go at once, under a certificate of their own. */
    static final int BATCH = 5_000;

    private static final int LONGEST_REASON = 200;

    /** Whether the scope of the transaction shows anything about a subject. */
    private static final String IS_SEEN = """
            (EXISTS (SELECT FROM evidence_entry entry WHERE entry.subject_id = %1$s)
             OR EXISTS (SELECT FROM access_entry access WHERE access.subject_id = %1$s))""";

    private final Transactions transactions;
    private final Evidence evidence;
    private final CertificateRows certificates;
    private final JdbcClient jdbc;
    private final Clock clock;

    Retention(
            Transactions transactions, Evidence evidence, CertificateRows certificates, JdbcClient jdbc, Clock clock) {
        this.transactions = transactions;
        this.evidence = evidence;
        this.certificates = certificates;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A line of the schedule.
     *
     * @param kind of subject, or {@code access}
     * @param isForArchive whether such records go to the archive and are not destroyed here
     */
    public record Rule(String kind, boolean isForArchive, int months, String basis) {}

    /**
     * What a rule would take now.
     *
     * @param held how many of them a hold keeps
     */
    public record Due(Rule rule, TrueCount count, int held, Optional<Instant> first, Optional<Instant> last) {

        /** Whether something would go. */
        public boolean isAny() {
            return count.value() > held;
        }
    }

    /** A hold that has not been lifted. */
    public record Hold(
            UUID id, String kind, Optional<UUID> subject, String reason, String placedBy, Instant placedAt) {}

    /** A record for the archive. */
    public record Transfer(String kind, UUID subject, int entries, Instant first, Instant last) {}

    private record Candidate(UUID id, Instant at, boolean isHeld) {}

    /** What each rule would take now within the actor's scope; changes nothing. */
    public List<Due> dryRun(Actor actor) {
        return transactions.read(
                actor.scope(),
                () -> rules().stream()
                        .map(rule -> due(rule, candidates(rule.kind(), TrueCount.EXACT_TO + 1)))
                        .toList());
    }

    public List<Hold> listHolds(Actor actor) {
        return transactions.read(
                actor.scope(),
                () -> jdbc.sql("""
                        SELECT id, kind, subject_id, reason, placed_by, placed_at
                        FROM retention_hold hold
                        WHERE lifted_at IS NULL
                          AND (subject_id IS NULL OR %s)
                        ORDER BY id DESC
                        LIMIT 200
                        """.formatted(IS_SEEN.formatted("hold.subject_id")))
                        .query((row, number) -> new Hold(
                                row.getObject("id", UUID.class),
                                row.getString("kind"),
                                Optional.ofNullable(row.getObject("subject_id", UUID.class)),
                                row.getString("reason"),
                                row.getString("placed_by"),
                                row.getObject("placed_at", OffsetDateTime.class).toInstant()))
                        .list());
    }

    public List<Certificate> listCertificates(Actor actor) {
        return transactions.read(actor.scope(), () -> certificates.listNewest(50));
    }

    public Optional<Certificate> findCertificate(Actor actor, UUID id) {
        return transactions.read(actor.scope(), () -> certificates.find(id));
    }

    /** Destroys the oldest that may go, at most 5,000, and certifies it in the same transaction. */
    public Outcome<Certificate> carryOut(Actor actor, String kind) {
        return transactions.write(actor.scope(), () -> {
            Optional<Rule> rule =
                    rules().stream().filter(one -> one.kind().equals(kind)).findFirst();
            if (rule.isEmpty() || rule.get().isForArchive()) {
                return Outcome.refused("evidence.retention.not-scheduled");
            }
            List<Candidate> going = candidates(kind, TrueCount.EXACT_TO + 1).stream()
                    .filter(candidate -> !candidate.isHeld())
                    .limit(BATCH)
                    .toList();
            return going.isEmpty()
                    ? Outcome.refused("evidence.retention.nothing-due")
                    : Outcome.done(destroy(actor, rule.get(), going));
        });
    }

    private Certificate destroy(Actor actor, Rule rule, List<Candidate> going) {
        List<UUID> ids = going.stream().map(Candidate::id).toList();
        UUID id = UuidV7.at(clock.instant());
        Certificate draft = new Certificate(
                id,
                rule.kind(),
                rule.months(),
                rule.basis(),
                ids.size(),
                going.getFirst().at(),
                going.getLast().at(),
                Certificate.root(ids),
                clock.instant(),
                Entry.storable(actor.name()),
                id);
        Subject subject = new Subject(Certificate.SUBJECT, id);
        UUID entry = evidence.record(Act.of(actor, Certificate.VERB, subject, unitOf(actor), draft.facts()));
        Instant at = jdbc.sql("SELECT at FROM evidence_entry WHERE id = :id")
                .param("id", entry)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        Certificate certificate = draft.recorded(at, entry);
        certificates.insert(certificate);
        jdbc.sql("CALL destroy_evidence(:certificate, CAST(:ids AS uuid[]))")
                .param("certificate", id)
                .param(
                        "ids",
                        "{" + String.join(",", ids.stream().map(UUID::toString).toList()) + "}")
                .update();
        return certificate;
    }

    /** Keeps a record, or all of a kind, whatever the schedule says. */
    public Outcome<UUID> hold(Actor actor, String kind, Optional<UUID> subject, String reason) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            return Outcome.refused("evidence.retention.hold.no-reason");
        }
        UUID id = UuidV7.at(clock.instant());
        return transactions.write(actor.scope(), () -> {
            if (rules().stream().noneMatch(rule -> rule.kind().equals(kind))) {
                return Outcome.refused("evidence.retention.not-scheduled");
            }
            if (subject.isPresent() && !isSeen(subject.get())) {
                return Outcome.refused("evidence.retention.hold.unknown");
            }
            jdbc.sql("""
                            INSERT INTO retention_hold (id, kind, subject_id, reason, placed_by, placed_at)
                            VALUES (:id, :kind, :subject, :reason, :by, :now)
                            """)
                    .param("id", id)
                    .param("kind", kind)
                    .param("subject", subject.orElse(null))
                    .param("reason", Entry.storable(reason.strip()))
                    .param("by", Entry.storable(actor.name()))
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            record(actor, "evidence.hold-placed", id, Map.of("kind", kind, "reason", reason.strip()));
            return Outcome.done(id);
        });
    }

    public Outcome<UUID> lift(Actor actor, UUID id) {
        return transactions.write(actor.scope(), () -> {
            int lifted = jdbc.sql("""
                            UPDATE retention_hold
                            SET lifted_by = :by, lifted_at = :now
                            WHERE id = :id
                              AND lifted_at IS NULL
                              AND (subject_id IS NULL OR %s)
                            """.formatted(IS_SEEN.formatted("retention_hold.subject_id")))
                    .param("id", id)
                    .param("by", Entry.storable(actor.name()))
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            if (lifted == 0) {
                return Outcome.refused("evidence.retention.hold.gone");
            }
            record(actor, "evidence.hold-lifted", id, Map.of());
            return Outcome.done(id);
        });
    }

    /** Records that are due for the archive, oldest first; that the list was taken is recorded. */
    public List<Transfer> transferList(Actor actor, String kind, int most) {
        return transactions.write(actor.scope(), () -> {
            List<Transfer> transfers = jdbc.sql("""
                            SELECT entry.subject_kind AS kind, entry.subject_id AS subject, count(*) AS entries,
                                   min(entry.at) AS first, max(entry.at) AS last
                            FROM evidence_entry entry
                            WHERE entry.id IN (SELECT id FROM retention_due(:kind, :most))
                            GROUP BY entry.subject_kind, entry.subject_id
                            ORDER BY min(entry.id::text)
                            """)
                    .param("kind", kind)
                    .param("most", most)
                    .query((row, number) -> new Transfer(
                            row.getString("kind"),
                            row.getObject("subject", UUID.class),
                            row.getInt("entries"),
                            row.getObject("first", OffsetDateTime.class).toInstant(),
                            row.getObject("last", OffsetDateTime.class).toInstant()))
                    .list();
            record(
                    actor,
                    "evidence.transfer-listed",
                    UuidV7.at(clock.instant()),
                    Map.of("kind", kind, "records", Integer.toString(transfers.size())));
            return transfers;
        });
    }

    private boolean isSeen(UUID subject) {
        return jdbc.sql("SELECT " + IS_SEEN.formatted("CAST(:subject AS uuid)"))
                .param("subject", subject)
                .query(Boolean.class)
                .single();
    }

    private void record(Actor actor, String verb, UUID id, Map<String, String> facts) {
        evidence.record(Act.of(actor, verb, new Subject("retention", id), unitOf(actor), facts));
    }

    private static int unitOf(Actor actor) {
        return actor.findPost().map(Actor.ActingPost::unitNo).orElse(0);
    }

    private List<Rule> rules() {
        return jdbc.sql("""
                        SELECT kind, action = 'ARCHIVE' AS is_for_archive, months, basis
                        FROM retention_rule
                        WHERE valid @> CURRENT_DATE
                        ORDER BY kind
                        """).query(Rule.class).list();
    }

    private List<Candidate> candidates(String kind, int most) {
        return jdbc.sql("SELECT id, at, is_held FROM retention_due(:kind, :most)")
                .param("kind", kind)
                .param("most", most)
                .query((row, number) -> new Candidate(
                        row.getObject("id", UUID.class),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("is_held")))
                .list();
    }

    private static Due due(Rule rule, List<Candidate> candidates) {
        return new Due(
                rule,
                TrueCount.ofLimited(candidates.size()),
                (int) candidates.stream().filter(Candidate::isHeld).count(),
                candidates.isEmpty()
                        ? Optional.empty()
                        : Optional.of(candidates.getFirst().at()),
                candidates.isEmpty()
                        ? Optional.empty()
                        : Optional.of(candidates.getLast().at()));
    }
}
