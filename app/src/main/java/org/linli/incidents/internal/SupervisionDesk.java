package org.linli.incidents.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.incidents.Incident;
import org.linli.incidents.Partnerships;
import org.linli.incidents.Partnerships.Part;
import org.linli.incidents.Supervision;
import org.linli.incidents.internal.SupervisionRows.Order;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.kernel.UuidV7;
import org.linli.kernel.web.NotFound;
import org.linli.territory.Matters.Involvement;
import org.linli.territory.Territory;
import org.springframework.stereotype.Component;

/** Orders of supervising bodies and the answers to them. */
@Component
public class SupervisionDesk implements Supervision {

    private static final String ORDER = "order";

    private final Transactions transactions;
    private final Partnerships partnerships;
    private final SupervisionRows orders;
    private final IncidentRows rows;
    private final StepRecords records;
    private final Deadlines deadlines;
    private final Territory territory;

    SupervisionDesk(
            Transactions transactions,
            Partnerships partnerships,
            SupervisionRows orders,
            IncidentRows rows,
            StepRecords records,
            Deadlines deadlines,
            Territory territory) {
        this.transactions = transactions;
        this.partnerships = partnerships;
        this.orders = orders;
        this.rows = rows;
        this.records = records;
        this.deadlines = deadlines;
        this.territory = territory;
    }

    /**
     * An order with its words and those of the answer.
     *
     * @param body who gave it
     * @param isLate no answer came by the day that was set
     */
    public record OrderView(
            String body,
            Instant orderedAt,
            LocalDate answerUntil,
            @Nullable Instant answeredAt,
            boolean isLate,
            String words,
            @Nullable String answer) {

        public boolean isOpen() {
            return answeredAt == null;
        }
    }

    @Override
    public Outcome<UUID> order(Actor actor, UUID incident, String words, int days, Instant at) {
        Part part = partnerships
                .find(actor, incident)
                .filter(found -> found.role() == Involvement.SUPERVISES)
                .orElseThrow(NotFound::new);
        if (words.isBlank()) {
            return Outcome.refused("incidents.refused.words-missing");
        }
        if (days < 1 || days > LONGEST_DAYS) {
            return Outcome.refused("incidents.refused.order-days", LONGEST_DAYS);
        }
        int departmentNo = ((Scope.Department) actor.scope()).departmentNo();
        LocalDate until = deadlines.day(at).plusDays(days);
        Order order = new Order(UuidV7.at(at), incident, departmentNo, at, until, null);
        // The incident is not the supervisor's to see; the one record it watches over is opened for this one step.
        return transactions.write(actor.withCapability(incident).scope(), () -> {
            Incident standing = rows.find(incident).orElseThrow(NotFound::new);
            if (!standing.state().isOpen()) {
                return Outcome.refused("incidents.refused.not-open");
            }
            if (!orders.insert(order, part.matterId())) {
                return Outcome.refused("incidents.refused.order-stands");
            }
            Map<String, String> facts = Map.of(
                    ORDER,
                    order.id().toString(),
                    "matter",
                    part.matterId().toString(),
                    "until",
                    until.toString(),
                    "body",
                    territory.getDepartment(departmentNo).name());
            records.writeWords(standing, AmongBodies.ORDERED, words, facts, actor, at);
            return Outcome.done(order.id());
        });
    }

    @Override
    public Outcome<UUID> answer(Actor actor, UUID incident, String words, Instant at) {
        return transactions.write(actor.scope(), () -> {
            Incident standing = rows.find(incident).orElseThrow(NotFound::new);
            if (words.isBlank()) {
                return Outcome.refused("incidents.refused.words-missing");
            }
            Optional<Order> order = orders.answer(incident, at);
            if (order.isEmpty()) {
                return Outcome.refused("incidents.refused.no-order");
            }
            UUID id = order.get().id();
            records.writeWords(standing, AmongBodies.ORDER_ANSWERED, words, Map.of(ORDER, id.toString()), actor, at);
            return Outcome.done(id);
        });
    }

    /** Those of each incident that the actor's own body gave, the latest first. */
    public Map<UUID, List<OrderView>> own(Actor actor, Collection<UUID> incidents, Instant now) {
        return transactions.read(
                actor.scope(),
                () -> orders.list(incidents).stream()
                        .collect(Collectors.groupingBy(
                                Order::incidentId,
                                Collectors.mapping(order -> view(order, List.of(), now), Collectors.toList()))));
    }

    /** In the open transaction. */
    List<OrderView> list(UUID incident, List<StepView> steps, Instant now) {
        return orders.list(List.of(incident)).stream()
                .map(order -> view(order, steps, now))
                .toList();
    }

    private OrderView view(Order order, List<StepView> steps, Instant now) {
        LocalDate answered = deadlines.day(order.answeredAt() == null ? now : order.answeredAt());
        return new OrderView(
                territory.getDepartment(order.departmentNo()).name(),
                order.orderedAt(),
                order.answerUntil(),
                order.answeredAt(),
                answered.isAfter(order.answerUntil()),
                wordsOf(AmongBodies.ORDERED, order, steps).orElse(""),
                wordsOf(AmongBodies.ORDER_ANSWERED, order, steps).orElse(null));
    }

    private static Optional<String> wordsOf(String verb, Order order, List<StepView> steps) {
        return steps.stream()
                .filter(step -> step.verb().equals(verb)
                        && order.id().toString().equals(step.facts().get(ORDER)))
                .findFirst()
                .map(StepView::note);
    }
}
