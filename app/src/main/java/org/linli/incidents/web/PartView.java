package org.linli.incidents.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.incidents.Partnerships.Part;
import org.linli.incidents.internal.StageTiming;
import org.linli.incidents.internal.SupervisionDesk.OrderView;
import org.linli.kernel.web.Frame;
import org.linli.territory.Department;
import org.linli.territory.Matters;
import org.linli.territory.Matters.Matter;
import org.linli.territory.Territory;
import org.springframework.stereotype.Component;

/**
 * An incident as a partner sees it, with its words.
 *
 * @param title of the report, or its kind for who is only told
 * @param handler name of the body that has it
 * @param matterPath page of the matter
 * @param orders that the body itself gave, the latest first
 */
public record PartView(
        Part part,
        String title,
        String category,
        String unitName,
        @Nullable String handler,
        String matter,
        String matterPath,
        @Nullable TimeLeft left,
        List<OrderView> orders) {

    /** Whether the body that looks may give an order now: the next one waits for the answer to the last. */
    public boolean mayOrder() {
        return part.state().isOpen() && orders.stream().noneMatch(OrderView::isOpen);
    }

    /** Puts words to parts. */
    @Component
    static class Words {

        private final LineView.Words lines;
        private final Matters matters;
        private final Territory territory;
        private final StageTiming timing;

        Words(LineView.Words lines, Matters matters, Territory territory, StageTiming timing) {
            this.lines = lines;
            this.matters = matters;
            this.territory = territory;
            this.timing = timing;
        }

        PartView of(Part part, List<OrderView> orders, Frame frame) {
            String category = lines.category(part.categoryCode(), frame);
            Optional<Matter> matter = matters.find(part.matterId());
            return new PartView(
                    part,
                    part.title() == null || part.title().isEmpty() ? category : part.title(),
                    category,
                    lines.unit(part.unitNo()),
                    Optional.ofNullable(part.departmentNo())
                            .flatMap(territory::findDepartment)
                            .map(Department::name)
                            .orElse(null),
                    matter.map(Matter::name).orElse(""),
                    matter.map(known -> "/units/" + known.unitNo() + "/matters/" + known.id())
                            .orElse(""),
                    TimeLeft.of(timing.of(part.unitNo(), part.budget(), part.stageSince(), part.dueAt()), frame),
                    orders);
        }
    }
}
