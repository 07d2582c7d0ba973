package org.linli.demo.internal.stories;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.demo.internal.staff.Cast;
import org.linli.demo.internal.staff.Cast.Member;
import org.linli.incidents.IncidentAct;
import org.linli.incidents.Partnerships;
import org.linli.incidents.Partnerships.Part;
import org.linli.incidents.Supervision;
import org.linli.kernel.Actor;
import org.linli.kernel.Scope;
import org.linli.territory.Department;
import org.linli.territory.Matters;
import org.linli.territory.Matters.Draft;
import org.linli.territory.Matters.Involvement;
import org.linli.territory.Matters.Role;
import org.linli.territory.Territory;
import org.springframework.stereotype.Component;

/**
 * Three matters of several departments, what the partners added to the incidents dispatched under them, and what the body that
 * supervises ordered.
 */
@Component
public class MatterStory {

    private static final String STREET = "150303001";
    private static final String DISTRICT = "150303";
    private static final int BEGUN_DAYS_AGO = 60;
    private static final int ENDS_IN_DAYS = 140;

    /** One partner in three has not answered yet. */
    private static final int SILENT = 3;

    private static final String SUPERVISOR = "gridcentre";
    private static final int ANSWER_IN_DAYS = 3;
    private static final int A_MINUTE = 60;
    private static final int HOURS_AGO = 2 * 60 * A_MINUTE;

    private static final List<String> PARTNERS = List.of("urban", "cleaning", "handler", "property", "water");

    private static final Set<String> CORRIDORS = Set.of("E0136", "E0496");
    private static final Set<String> HEATING = Set.of("E0504");
    private static final Set<String> PAVEMENTS = Set.of("P0102", "P0284", "E0503");
    private static final Set<String> CATEGORIES =
            Stream.of(CORRIDORS, HEATING, PAVEMENTS).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

    private final Phrases phrases = Phrases.read();
    private final Matters matters;
    private final Partnerships partnerships;
    private final Supervision supervision;
    private final Territory territory;

    MatterStory(Matters matters, Partnerships partnerships, Supervision supervision, Territory territory) {
        this.matters = matters;
        this.partnerships = partnerships;
        this.supervision = supervision;
        this.territory = territory;
    }

    /** Before the stories, so that their incidents are dispatched under them. */
    public void begin(Cast cast, Map<String, Department> departments, LocalDate today) {
        Actor by = cast.get("planner").acting("territory.bodies");
        LocalDate from = today.minusDays(BEGUN_DAYS_AGO);
        begin(
                by,
                STREET,
                draft(
                        "楼道和消防通道畅通",
                        "property",
                        SUPERVISOR,
                        from,
                        null,
                        departments,
                        CORRIDORS,
                        Map.of(
                                "urban", Role.TAKES_PART,
                                "sanitation", Role.IS_HEARD,
                                "municipal", Role.IS_TOLD)));
        begin(
                by,
                STREET,
                draft(
                        "冬季供暖保障",
                        "heat",
                        null,
                        from,
                        today.plusDays(ENDS_IN_DAYS),
                        departments,
                        HEATING,
                        Map.of(
                                "property", Role.TAKES_PART,
                                "municipal", Role.IS_HEARD,
                                "power", Role.IS_TOLD)));
        begin(
                by,
                DISTRICT,
                draft(
                        "井盖、管网和路面安全",
                        "municipal",
                        SUPERVISOR,
                        from,
                        null,
                        departments,
                        PAVEMENTS,
                        Map.of(
                                "sanitation", Role.TAKES_PART,
                                "water", Role.IS_HEARD,
                                "garden", Role.IS_TOLD)));
    }

    private void begin(Actor by, String unitCode, Draft draft) {
        int unitNo = territory.findByCode(unitCode).orElseThrow().no();
        boolean isKnown =
                matters.list(unitNo).stream().anyMatch(matter -> matter.name().equals(draft.name()));
        if (!isKnown) {
            matters.begin(
                            by,
                            unitNo,
                            draft,
                            draft.from().atStartOfDay(ZoneOffset.UTC).toInstant())
                    .orThrow();
        }
    }

    private static Draft draft(
            String name,
            String lead,
            @Nullable String supervisor,
            LocalDate from,
            @Nullable LocalDate until,
            Map<String, Department> departments,
            Set<String> categories,
            Map<String, Role> partners) {
        return new Draft(
                name,
                Stories.numberOf(departments, lead),
                supervisor == null ? null : Stories.numberOf(departments, supervisor),
                from,
                until,
                categories,
                partners.entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> Stories.numberOf(departments, entry.getKey()), Map.Entry::getValue)));
    }

    /** After the stories, where nothing has happened since the dispatch; who answered does not answer again. */
    public void answer(Cast cast, Instant now) {
        supervise(cast, now);
        for (String key : PARTNERS) {
            Actor partner = cast.get(key).acting("incidents.open");
            partnerships.list(partner).forEach(part -> answer(partner, key, part, now));
        }
    }

    /** Every late incident gets an order that is answered; about the first one a second order waits. */
    private void supervise(Cast cast, Instant now) {
        List<Part> late = partnerships.list(cast.get("supervise").acting("incidents.open")).stream()
                .filter(part -> part.role() == Involvement.SUPERVISES && part.answeredAt() == null)
                .filter(part -> part.dueAt() != null && part.dueAt().isBefore(now))
                .sorted(Comparator.comparing(Part::no))
                .toList();
        for (Part part : late) {
            Random random = new Random(part.no().hashCode());
            Instant at = Stream.of(part.stageSince().plusSeconds(A_MINUTE), now.minusSeconds(HOURS_AGO))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            order(cast, part, random, at);
            answerOrder(cast, part, random, at.plusSeconds(A_MINUTE));
            if (part.equals(late.getFirst())) {
                order(cast, part, random, at.plusSeconds(2 * A_MINUTE));
            }
        }
    }

    private void order(Cast cast, Part part, Random random, Instant at) {
        supervision
                .order(
                        cast.get("supervise").acting("incidents.open"),
                        part.incidentId(),
                        phrases.any("ordered", random),
                        ANSWER_IN_DAYS,
                        at)
                .orThrow();
    }

    private void answerOrder(Cast cast, Part part, Random random, Instant at) {
        Member handler = cast.members().values().stream()
                .filter(member ->
                        part.departmentNo() != null && member.scope().equals(new Scope.Department(part.departmentNo())))
                .findFirst()
                .orElseThrow();
        supervision
                .answer(
                        handler.acting("incidents.handle"),
                        part.incidentId(),
                        phrases.any("order-answered", random),
                        at)
                .orThrow();
    }

    /** Whether a category is one that a matter is about. */
    static boolean concern(IncidentAct act) {
        return act instanceof IncidentAct.Verify verify && CATEGORIES.contains(verify.categoryCode());
    }

    /** Whether it belongs to a matter that somebody supervises. */
    static boolean isSupervised(String categoryCode) {
        return CORRIDORS.contains(categoryCode) || PAVEMENTS.contains(categoryCode);
    }

    /** Between the dispatch of an incident and what came next. */
    void answer(Cast cast, UUID incident, Instant at) {
        for (String key : PARTNERS) {
            Actor partner = cast.get(key).acting("incidents.open");
            partnerships.find(partner, incident).ifPresent(part -> answer(partner, key, part, at));
        }
    }

    private void answer(Actor partner, String key, Part part, Instant at) {
        // The same number for the same incident at every start.
        int draw = Math.floorMod(Objects.hash(part.no(), key), SILENT);
        if (part.isWaitedFor() && draw > 0) {
            String words = phrases.any(
                    "contributed-" + part.role().name(), new Random(part.no().hashCode()));
            partnerships.answer(partner, part.incidentId(), words, at).orThrow();
        }
    }
}
