package org.linli.incidents.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.geo.LonLat;
import org.linli.incidents.Incident;
import org.linli.incidents.NewReport;
import org.linli.incidents.internal.Dispatching.Suggestion;
import org.linli.incidents.internal.SupervisionDesk.OrderView;
import org.linli.kernel.Actor;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.kernel.Vault;
import org.linli.kernel.Zone;
import org.linli.kernel.web.NotFound;
import org.linli.territory.Matters;
import org.linli.territory.Matters.Matter;
import org.linli.territory.Matters.Role;
import org.linli.territory.Territory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Everything a record page shows of one incident, read under the scope of whoever looks. */
@Component
public class IncidentRecords {

    private static final int NEAR_METRES = 50;
    private static final double METRES_PER_DEGREE = 111_320;

    private final Transactions transactions;
    private final IncidentRows rows;
    private final History history;
    private final Categories categories;
    private final Dispatching dispatching;
    private final PartnerRows partners;
    private final SupervisionDesk supervision;
    private final Matters matters;
    private final Territory territory;
    private final Evidence evidence;
    private final Vault vault;
    private final JdbcClient jdbc;
    private final Zone zone;
    private final Clock clock;

    IncidentRecords(
            Transactions transactions,
            IncidentRows rows,
            History history,
            Categories categories,
            Dispatching dispatching,
            PartnerRows partners,
            SupervisionDesk supervision,
            Matters matters,
            Territory territory,
            Evidence evidence,
            Vault vault,
            JdbcClient jdbc,
            Zone zone,
            Clock clock) {
        this.transactions = transactions;
        this.rows = rows;
        this.history = history;
        this.categories = categories;
        this.dispatching = dispatching;
        this.partners = partners;
        this.supervision = supervision;
        this.matters = matters;
        this.territory = territory;
        this.evidence = evidence;
        this.vault = vault;
        this.jdbc = jdbc;
        this.zone = zone;
        this.clock = clock;
    }

    /**
     * An incident with all that belongs to it.
     *
     * @param dueAt when the stage it is in is due
     * @param conditions under which it may be filed
     * @param suggestions departments to dispatch to, best first
     * @param near incidents close to it in place and time
     * @param joint the matter it was dispatched under; for staff, absent if there is none
     * @param orders of a supervising body, the latest first; for staff
     * @param accesses who opened the contact
     */
    public record Dossier(
            Incident incident,
            @Nullable Instant dueAt,
            List<StepView> steps,
            List<Categories.Condition> conditions,
            List<Suggestion> suggestions,
            List<Near> near,
            @Nullable Joint joint,
            List<OrderView> orders,
            List<Evidence.EntrySummary> entries,
            List<Evidence.AccessSummary> accesses) {

        Dossier with(List<Evidence.EntrySummary> nextEntries, List<Evidence.AccessSummary> nextAccesses) {
            return new Dossier(
                    incident, dueAt, steps, conditions, suggestions, near, joint, orders, nextEntries, nextAccesses);
        }
    }

    /** The matter an incident was dispatched under, with the partners of that day. */
    public record Joint(Matter matter, List<PartnerView> partners) {

        /** Whether the page of the matter opens for the actor. */
        public boolean isOpenTo(Actor actor) {
            return actor.scope().units().contains(matter.unitNo())
                    || (actor.scope() instanceof Scope.Department own
                            && matter.involvementOf(own.departmentNo()).isPresent());
        }

        public boolean isAnyUnheard() {
            return partners.stream().anyMatch(PartnerView::isUnheard);
        }
    }

    /**
     * A partner of an incident.
     *
     * @param answeredAt when it contributed or was heard first
     */
    public record PartnerView(
            String name, Role role, @Nullable Instant answeredAt, List<String> words) {

        public boolean isUnheard() {
            return role == Role.IS_HEARD && answeredAt == null;
        }
    }

    /** An incident close by. */
    public record Near(UUID id, String no, String title) {}

    public Dossier get(Actor actor, UUID id) {
        Dossier dossier = transactions.read(actor.scope(), () -> read(actor, id));
        // Who may see the incident may see its entries, wherever her scope comes from.
        Subject subject = new Subject(IncidentDesk.SUBJECT, id);
        return transactions.read(
                actor.withCapability(id).scope(),
                () -> dossier.with(evidence.listEntries(subject), evidence.listAccesses(subject)));
    }

    private Dossier read(Actor actor, UUID id) {
        Incident incident = rows.find(id).orElseThrow(NotFound::new);
        boolean isStaff = actor.kind() == Actor.Kind.STAFF;
        List<StepView> steps = history.listOf(id).stream().map(StepView::of).toList();
        return new Dossier(
                incident,
                rows.findDueAt(id).orElse(null),
                steps,
                conditionsOf(incident),
                isStaff && actor.may("incidents.dispatch") ? dispatching.suggest(incident) : List.of(),
                isStaff ? near(incident) : List.of(),
                isStaff ? joint(id, steps) : null,
                isStaff ? supervision.list(id, steps, clock.instant()) : List.of(),
                List.of(),
                List.of());
    }

    private @Nullable Joint joint(UUID id, List<StepView> steps) {
        return partners.findMatter(id)
                .flatMap(matters::find)
                .map(matter -> new Joint(
                        matter,
                        partners.list(id).stream()
                                .map(partner -> new PartnerView(
                                        territory
                                                .getDepartment(partner.departmentNo())
                                                .name(),
                                        partner.role(),
                                        partner.answeredAt(),
                                        wordsOf(partner.departmentNo(), steps)))
                                .toList()))
                .orElse(null);
    }

    private static List<String> wordsOf(int departmentNo, List<StepView> steps) {
        return steps.stream()
                .filter(step -> step.verb().equals(AmongBodies.CONTRIBUTED)
                        && Integer.toString(departmentNo).equals(step.facts().get("department")))
                .flatMap(step -> Optional.ofNullable(step.note()).stream())
                .toList();
    }

    private List<Categories.Condition> conditionsOf(Incident incident) {
        String category = incident.categoryCode();
        return category == null ? List.of() : categories.listConditions(category, today());
    }

    /** Within 50 m and 24 hours: perhaps the same thing reported twice. */
    private List<Near> near(Incident incident) {
        LonLat point = incident.place().point();
        if (point == null) {
            return List.of();
        }
        double latitudes = NEAR_METRES / METRES_PER_DEGREE;
        double longitudes = latitudes / Math.max(0.1, Math.cos(Math.toRadians(point.latitude())));
        return jdbc.sql("""
                        SELECT id, no, title
                        FROM incident
                        WHERE received_at > :from
                          AND received_at < :to
                          AND longitude BETWEEN :west AND :east
                          AND latitude BETWEEN :south AND :north
                          AND id <> :id
                        ORDER BY received_at DESC
                        LIMIT 5
                        """)
                .param("from", IncidentRows.utc(incident.report().receivedAt().minusSeconds(86_400)))
                .param("to", IncidentRows.utc(incident.report().receivedAt().plusSeconds(86_400)))
                .param("west", point.longitude() - longitudes)
                .param("east", point.longitude() + longitudes)
                .param("south", point.latitude() - latitudes)
                .param("north", point.latitude() + latitudes)
                .param("id", incident.id())
                .query(Near.class)
                .list();
    }

    /** Opens the contact of whoever reported; that it was opened, by whom and why is recorded with it. */
    public Optional<NewReport.Contact> revealContact(Actor actor, UUID id, Purpose purpose) {
        return transactions.write(actor.scope(), () -> {
            Incident incident = rows.find(id).orElseThrow(NotFound::new);
            Optional<IncidentRows.SealedContact> sealed = rows.findContact(id);
            evidence.recordAccess(
                    actor,
                    new Subject(IncidentDesk.SUBJECT, id),
                    incident.place().unitNo(),
                    purpose);
            return sealed.map(contact -> new NewReport.Contact(open(contact.name()), open(contact.phone())));
        });
    }

    private @Nullable String open(byte @Nullable [] sealed) {
        return sealed == null ? null : vault.open(sealed, IncidentDesk.CONTACT_CONTEXT);
    }

    /** Whether a photo belongs to an incident that the actor may see. */
    public boolean hasPhoto(Actor actor, UUID incidentId, UUID photoId) {
        return transactions.read(actor.scope(), () -> history.hasPhoto(incidentId, photoId));
    }

    /** Drops contacts whose retention is over. */
    int forgetContactsClosedBefore(Instant instant, Scope scope) {
        return transactions.write(scope, () -> rows.forgetContactsClosedBefore(instant));
    }

    private LocalDate today() {
        return clock.instant().atZone(zone.id()).toLocalDate();
    }
}
