package org.linli.incidents.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.incidents.State;
import org.linli.incidents.internal.Categories;
import org.linli.incidents.internal.Categories.Category;
import org.linli.incidents.internal.IncidentLists;
import org.linli.incidents.internal.Line;
import org.linli.incidents.internal.StageTiming;
import org.linli.kernel.Scope;
import org.linli.kernel.web.Frame;
import org.linli.territory.Lineage;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.springframework.stereotype.Component;

/**
 * A line of a list with its words.
 *
 * @param unitName the grid or community it lies in, today or on another day
 */
public record LineView(Line line, @Nullable TimeLeft left, String category, String unitName, String channel) {

    public boolean isOpen() {
        return line.state().isOpen();
    }

    /** Colour of the chip of the stage. */
    public String chip() {
        if (line.state() == State.CLOSED) {
            return "chip--ok";
        }
        return left == null || left.tone().equals("calm") ? "" : "chip--" + left.tone();
    }

    /** Puts words to lines. */
    @Component
    static class Words {

        private static final int MOST_PLACES = 3;

        private final Territory territory;
        private final Categories categories;
        private final StageTiming timing;
        private final Lineage lineage;
        private final IncidentLists lists;

        Words(Territory territory, Lineage lineage, Categories categories, StageTiming timing, IncidentLists lists) {
            this.territory = territory;
            this.lineage = lineage;
            this.lists = lists;
            this.categories = categories;
            this.timing = timing;
        }

        /** @param structureDay the day whose units are named; absent for today */
        List<LineView> all(Scope scope, List<Line> lines, Frame frame, @Nullable LocalDate structureDay) {
            if (structureDay == null || lines.isEmpty()) {
                return lines.stream().map(line -> of(line, frame)).toList();
            }
            Map<UUID, Integer> moved = lists.unitsOn(
                    scope, structureDay, lines.stream().map(Line::id).toList());
            ToIntFunction<Line> unitThen = line -> moved.getOrDefault(line.id(), line.unitNo());
            Map<Integer, List<Unit>> places = lineage.listPlaces(
                    lines.stream().mapToInt(unitThen).boxed().collect(Collectors.toSet()), structureDay);
            return lines.stream()
                    .map(line ->
                            of(line, frame, place(places.getOrDefault(unitThen.applyAsInt(line), List.of()), frame)))
                    .toList();
        }

        /** Exact or said to be not: what was several units then is not told to one of them. */
        private static String place(List<Unit> units, Frame frame) {
            String names = units.stream()
                    .limit(MOST_PLACES)
                    .map(Unit::name)
                    .collect(Collectors.joining(frame.t("incidents.place.or")));
            return switch (units.size()) {
                case 0 -> frame.t("incidents.place.none");
                case 1 -> names;
                default -> frame.t("incidents.place.one-of", names, units.size());
            };
        }

        LineView of(Line line, Frame frame) {
            return of(line, frame, unit(line.unitNo()));
        }

        private LineView of(Line line, Frame frame, String unitName) {
            return new LineView(
                    line,
                    TimeLeft.of(timing.of(line.unitNo(), line.budget(), line.since(), line.dueAt()), frame),
                    category(line.categoryCode(), frame),
                    unitName,
                    frame.t("incidents.channel." + line.channel().name()));
        }

        String category(@Nullable String code, Frame frame) {
            Optional<Category> category = Optional.ofNullable(code).flatMap(categories::find);
            return category.map(c -> c.className() + " · " + c.name())
                    .orElseGet(() -> frame.t("incidents.no-category"));
        }

        String unit(int unitNo) {
            return territory.findUnit(unitNo).map(Unit::name).orElse("");
        }
    }
}
