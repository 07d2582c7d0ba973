package org.linli.territory.internal.bodies;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.kernel.Actor;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.kernel.Zone;
import org.linli.kernel.web.NotFound;
import org.linli.territory.MatterWork;
import org.linli.territory.MatterWork.Answers;
import org.linli.territory.MatterWork.Orders;
import org.linli.territory.MatterWork.Standing;
import org.linli.territory.Matters.Matter;
import org.linli.territory.Matters.Partner;
import org.linli.territory.Matters.Role;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitReach;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * How work stands under matters, for whoever leads their unit and for the bodies that have a part in them. Of bodies and units,
 * never of persons.
 */
@Component
public class MatterReport {

    private static final Scope EVERYTHING = new Scope.SystemJob(new Purpose("territory.matter-report"));

    private final MatterRows rows;
    private final Territory territory;
    private final UnitReach reach;
    private final Snapshots snapshots;
    private final Transactions transactions;
    private final ObjectProvider<MatterWork> work;
    private final Clock clock;
    private final Zone zone;

    MatterReport(
            MatterRows rows,
            Territory territory,
            UnitReach reach,
            Snapshots snapshots,
            Transactions transactions,
            ObjectProvider<MatterWork> work,
            Clock clock,
            Zone zone) {
        this.rows = rows;
        this.territory = territory;
        this.reach = reach;
        this.snapshots = snapshots;
        this.transactions = transactions;
        this.work = work;
        this.clock = clock;
        this.zone = zone;
    }

    /** Days of a report; the last one is part of it. */
    public record Period(LocalDate from, LocalDate until) {}

    /** Sums of work. */
    public record Figures(long open, long soon, long late, long closed, long closedInTime) {

        static final Figures NONE = new Figures(0, 0, 0, 0, 0);

        static Figures of(Standing standing) {
            return new Figures(
                    standing.open(), standing.soon(), standing.late(), standing.closed(), standing.closedInTime());
        }

        Figures plus(Figures more) {
            return new Figures(
                    open + more.open,
                    soon + more.soon,
                    late + more.late,
                    closed + more.closed,
                    closedInTime + more.closedInTime);
        }
    }

    /** A partner, how often it was asked and how often it answered. */
    public record PartnerLine(Partner partner, long asked, long answered) {

        /** Nobody waits for it. */
        public boolean isTold() {
            return partner.role() == Role.IS_TOLD;
        }
    }

    /** Orders of the body that supervises, and how many were answered. */
    public record Supervised(long ordered, long answered) {

        static final Supervised NONE = new Supervised(0, 0);
    }

    /** One matter with its sums. */
    public record Line(Matter matter, Unit unit, Figures figures, List<PartnerLine> partners, Supervised supervised) {

        public long asked() {
            return partners.stream().mapToLong(PartnerLine::asked).sum();
        }

        public long answered() {
            return partners.stream().mapToLong(PartnerLine::answered).sum();
        }
    }

    /** One matter, community by community. */
    public record Sheet(Line line, Map<Unit, Figures> byCommunity) {}

    /** Matters of the unit and of those below it, as far as the actor has to do with them. */
    public List<Line> lines(Actor actor, int unitNo, Period period) {
        return lines(
                rows.listAll(territory.numbersAtOrBelow(unitNo)).stream()
                        .filter(matter -> mayRead(actor, matter))
                        .toList(),
                period);
    }

    /** Matters that the actor's body leads, supervises or has a part in; without a body, those of the units she looks after. */
    public List<Line> own(Actor actor, Period period) {
        return lines(
                actor.scope() instanceof Scope.Department department
                        ? rows.listOf(department.departmentNo())
                        : rows.listAll(actor.scope().units()),
                period);
    }

    private List<Line> lines(List<Matter> matters, Period period) {
        Map<UUID, Figures> figures = standings(matters, period).stream()
                .collect(Collectors.groupingBy(
                        Standing::matter, Collectors.reducing(Figures.NONE, Figures::of, Figures::plus)));
        return lines(matters, figures, period);
    }

    /** @throws NotFound for whoever has nothing to do with the matter */
    public Sheet sheet(Actor actor, int unitNo, UUID id, Period period) {
        Matter matter = rows.find(id)
                .filter(found -> found.unitNo() == unitNo && mayRead(actor, found))
                .orElseThrow(NotFound::new);
        List<Standing> standings = standings(List.of(matter), period);
        Figures total = Figures.NONE;
        Map<Unit, Figures> byCommunity = new LinkedHashMap<>();
        for (Standing standing : standings) {
            Figures figures = Figures.of(standing);
            total = total.plus(figures);
            byCommunity.merge(community(standing.unitNo()), figures, Figures::plus);
        }
        return new Sheet(lines(List.of(matter), Map.of(id, total), period).getFirst(), byCommunity);
    }

    /** Whether the actor looks after the matter's unit, or her body has a part in the matter. */
    private boolean mayRead(Actor actor, Matter matter) {
        return reach.holds(actor, matter.unitNo())
                || (actor.scope() instanceof Scope.Department department
                        && matter.involvementOf(department.departmentNo()).isPresent());
    }

    private List<Line> lines(List<Matter> matters, Map<UUID, Figures> figures, Period period) {
        List<Answers> answers = ask(matters, period, MatterWork::answers);
        Map<UUID, Supervised> orders = ask(matters, period, MatterWork::orders).stream()
                .collect(Collectors.toMap(Orders::matter, given -> new Supervised(given.given(), given.answered())));
        return matters.stream()
                .map(matter -> new Line(
                        matter,
                        territory.getUnit(matter.unitNo()),
                        figures.getOrDefault(matter.id(), Figures.NONE),
                        matter.partners().stream()
                                .map(partner -> line(matter, partner, answers))
                                .toList(),
                        orders.getOrDefault(matter.id(), Supervised.NONE)))
                .toList();
    }

    /** A question about a period to whoever keeps the work. */
    private interface Question<T> {
        List<T> put(MatterWork module, Collection<UUID> matters, Instant from, Instant until);
    }

    private <T> List<T> ask(List<Matter> matters, Period period, Question<T> question) {
        return matters.isEmpty()
                ? List.of()
                : transactions.read(
                        EVERYTHING,
                        () -> work.stream()
                                .flatMap(module ->
                                        question.put(module, ids(matters), begin(period), end(period)).stream())
                                .toList());
    }

    private static PartnerLine line(Matter matter, Partner partner, List<Answers> answers) {
        Optional<Answers> own = answers.stream()
                .filter(one -> one.matter().equals(matter.id()) && one.departmentNo() == partner.departmentNo())
                .findFirst();
        return new PartnerLine(
                partner,
                own.map(Answers::asked).orElse(0L),
                own.map(Answers::answered).orElse(0L));
    }

    private List<Standing> standings(List<Matter> matters, Period period) {
        Instant now = clock.instant();
        return ask(matters, period, (module, ids, from, until) -> module.standings(ids, from, until, now));
    }

    private static List<UUID> ids(List<Matter> matters) {
        return matters.stream().map(Matter::id).toList();
    }

    private Instant begin(Period period) {
        return period.from().atStartOfDay(zone.id()).toInstant();
    }

    private Instant end(Period period) {
        return period.until().plusDays(1).atStartOfDay(zone.id()).toInstant();
    }

    /** The community around a grid; a unit above communities stands for itself. */
    private Unit community(int unitNo) {
        Unit here = territory.findHeir(unitNo).orElseGet(() -> territory.getUnit(unitNo));
        return territory.listPath(here.no()).stream()
                .filter(unit -> unit.level().equals("community"))
                .findFirst()
                .orElse(here);
    }

    /** The thirty days up to today. */
    public Period lately() {
        return new Period(snapshots.today().minusDays(29), snapshots.today());
    }
}
