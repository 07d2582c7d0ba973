package org.linli.portal.web;

import java.util.List;
import org.linli.incidents.PublishedIncidents;
import org.linli.kernel.web.Frame;
import org.linli.kernel.web.OpenToAll;
import org.linli.kernel.web.PersonalField;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The residents' window: report, follow, see what was done. */
@Controller
class HomeController {

    private static final int LATEST = 6;

    private final PublishedIncidents published;
    private final Territory territory;
    private final List<PersonalField> personalFields;

    HomeController(PublishedIncidents published, Territory territory, List<PersonalField> personalFields) {
        this.published = published;
        this.territory = territory;
        this.personalFields = List.copyOf(personalFields);
    }

    @OpenToAll(because = "the front door")
    @GetMapping("/")
    String home(@ModelAttribute("frame") Frame frame, Model model) {
        model.addAttribute(
                "items",
                published.listLatest(LATEST).stream()
                        .map(item -> words(item, frame))
                        .toList());
        model.addAttribute("month", published.lastThirtyDays());
        model.addAttribute(
                "place",
                territory.listRoots().stream().findFirst().map(Unit::name).orElse(frame.t("frame.product")));
        return "portal/home";
    }

    private HomeItem words(PublishedIncidents.Published item, Frame frame) {
        return new HomeItem(
                item.categoryName(),
                item.state(),
                territory.findUnit(item.unitNo()).map(Unit::name).orElse(""),
                item.closedAt() == null ? null : frame.span(item.reportedAt(), item.closedAt()),
                item.rating() == null ? null : frame.t("incidents.grade." + item.rating()));
    }

    @OpenToAll(because = "everybody may know what is kept about her and why")
    @GetMapping("/about/data")
    String data(Model model) {
        model.addAttribute("fields", personalFields);
        return "portal/data";
    }

    @OpenToAll(because = "everybody may know how to use the site")
    @GetMapping("/about/accessibility")
    String accessibility() {
        return "portal/accessibility";
    }
}
