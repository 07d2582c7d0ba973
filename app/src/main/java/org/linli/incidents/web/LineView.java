package org.linli.incidents.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.incidents.State;
import org.linli.incidents.internal.Categories;
import org.linli.incidents.internal.Categories.Category;
import org.linli.incidents.internal.Line;
import org.linli.incidents.internal.StageTiming;
import org.linli.kernel.web.Frame;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.springframework.stereotype.Component;

/**
 * A line of a list with its words.
 *
 * @param unitName the grid or community it lies in
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

        private final Territory territory;
        private final Categories categories;
        private final StageTiming timing;

        Words(Territory territory, Categories categories, StageTiming timing) {
            this.territory = territory;
            this.categories = categories;
            this.timing = timing;
        }

        LineView of(Line line, Frame frame) {
            return new LineView(
                    line,
                    TimeLeft.of(timing.of(line.unitNo(), line.budget(), line.since(), line.dueAt()), frame),
                    category(line.categoryCode(), frame),
                    unit(line.unitNo()),
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
