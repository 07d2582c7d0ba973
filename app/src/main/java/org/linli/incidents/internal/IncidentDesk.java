package org.linli.incidents.internal;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.clock.Deadline;
import org.linli.identity.Residents;
import org.linli.incidents.Incident;
import org.linli.incidents.IncidentAct;
import org.linli.incidents.Incidents;
import org.linli.incidents.NewReport;
import org.linli.incidents.Step;
import org.linli.incidents.Step.Facts;
import org.linli.incidents.TrackingCode;
import org.linli.kernel.Actor;
import org.linli.kernel.Idempotency;
import org.linli.kernel.Outcome;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.kernel.Vault;
import org.linli.kernel.web.NotFound;
import org.linli.media.Media;
import org.linli.statute.StatuteHold;
import org.springframework.stereotype.Component;

/** Carries reports and acts out: row, history, evidence, search and projection in one transaction. */
@Component
class IncidentDesk implements Incidents {

    static final String SUBJECT = "incident";
    static final String CONTACT_CONTEXT = "incident.contact";
    private static final Purpose INTAKE = new Purpose("incidents.intake");
    private static final Purpose TRACKING = new Purpose("incidents.tracking");

    private final Transactions transactions;
    private final IncidentRows rows;
    private final SearchTokens tokens;
    private final Published published;
    private final References references;
    private final FirstReports reports;
    private final Deadlines deadlines;
    private final StepRecords records;
    private final JointWork joint;
    private final Media media;
    private final StatuteHold statutes;
    private final Idempotency idempotency;
    private final Residents residents;
    private final Vault vault;

    IncidentDesk(
            Transactions transactions,
            IncidentRows rows,
            SearchTokens tokens,
            Published published,
            References references,
            FirstReports reports,
            Deadlines deadlines,
            StepRecords records,
            JointWork joint,
            Media media,
            StatuteHold statutes,
            Idempotency idempotency,
            Residents residents,
            Vault vault) {
        this.transactions = transactions;
        this.rows = rows;
        this.tokens = tokens;
        this.published = published;
        this.references = references;
        this.reports = reports;
        this.deadlines = deadlines;
        this.records = records;
        this.joint = joint;
        this.media = media;
        this.statutes = statutes;
        this.idempotency = idempotency;
        this.residents = residents;
        this.vault = vault;
    }

    @Override
    public Outcome<UUID> report(Actor by, NewReport report, @Nullable String idempotencyKey, Instant at) {
        // Taking a report needs no sight of others: the intake sees the one row it writes.
        return transactions.write(new Scope.SystemJob(INTAKE), () -> {
            statutes.take();
            UUID id = UUID.fromString(idempotency.once("incidents.report", idempotencyKey, () -> take(by, report, at)));
            return media.attach(report.photos(), SUBJECT, id).map(photos -> id);
        });
    }

    private String take(Actor by, NewReport report, Instant at) {
        if (report.sourceReference() != null) {
            Optional<UUID> known = rows.findBySource(report.channel(), report.sourceReference());
            if (known.isPresent()) {
                return known.get().toString();
            }
        }
        Incident incident = reports.open(by, report, at);
        UUID id = incident.id();
        Deadline due = deadlines.dueOf(incident);
        rows.insert(incident, sealed(id, report), due);
        tokens.index(incident);
        Step step = new Step(
                incident,
                "incident.reported",
                report.text(),
                report.photos(),
                Facts.of("channel", report.channel().name()));
        records.write(step, null, by, at);
        return id.toString();
    }

    private IncidentRows.Sealed sealed(UUID id, NewReport report) {
        NewReport.Contact contact = report.contact();
        return new IncidentRows.Sealed(
                contact == null || contact.name() == null ? null : vault.seal(contact.name(), CONTACT_CONTEXT),
                contact == null || contact.phone() == null ? null : vault.seal(contact.phone(), CONTACT_CONTEXT),
                contact == null || contact.phone() == null
                        ? null
                        : residents.findOwnId(contact.phone()).orElse(null),
                report.channel() == NewReport.Channel.IMPORT ? null : hashOf(trackingCode(id)),
                report.accuracyMetres(),
                report.sourceReference());
    }

    @Override
    public Outcome<Incident> act(Actor by, UUID id, @Nullable Integer seenVersion, IncidentAct act, Instant at) {
        if (!isEntitled(by, act)) {
            throw new NotFound();
        }
        return transactions.write(by.scope(), () -> {
            statutes.take();
            Incident before = rows.find(id).orElseThrow(NotFound::new);
            if (seenVersion != null && seenVersion != before.version()) {
                return Outcome.refused("incidents.refused.changed-meanwhile");
            }
            return before.act(act, by, at, deadlines.budgets(act, before, at))
                    .then(step ->
                            references.check(act, before, by, deadlines.day(at)).map(known -> step))
                    .then(step -> joint.check(act, before, step, at))
                    .then(step -> carryOut(act, before, step, by, at));
        });
    }

    private static boolean isEntitled(Actor by, IncidentAct act) {
        return act.permission().map(by::may).orElse(by.scope() instanceof Scope.Capability);
    }

    private Outcome<Incident> carryOut(IncidentAct act, Incident before, Step step, Actor by, Instant at) {
        Incident after = step.after();
        Deadline due = deadlines.dueOf(after);
        if (!rows.update(after, before.version(), due)) {
            return Outcome.refused("incidents.refused.changed-meanwhile");
        }
        if (after.place().unitNo() != before.place().unitNo()) {
            tokens.move(after.id(), after.place().unitNo());
        }
        published.refresh(after);
        joint.carriedOut(act, before, at);
        records.write(step, before.state(), by, at);
        return media.attach(step.photos(), SUBJECT, after.id()).map(photos -> after);
    }

    @Override
    public Optional<Incident> find(Actor by, UUID id) {
        return transactions.read(by.scope(), () -> rows.find(id));
    }

    @Override
    public TrackingCode trackingCode(UUID id) {
        // Derived, not stored: a repeated request gets the same code, and the database holds its hash only.
        return TrackingCode.of(ByteBuffer.wrap(vault.blindIndex(id.toString(), "incident.tracking-code"))
                .getLong());
    }

    @Override
    public Optional<UUID> findByTrackingCode(TrackingCode code) {
        return transactions.read(new Scope.SystemJob(TRACKING), () -> rows.findByTrackingHash(hashOf(code)));
    }

    private byte[] hashOf(TrackingCode code) {
        return vault.blindIndex(code.characters(), "incident.tracking-hash");
    }
}
