package org.linli.identity.web.card;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.linli.identity.internal.card.Profiles;
import org.linli.identity.internal.card.PublicCard;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.OpenToAll;
import org.linli.territory.PublicContacts;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Whom residents of a grid can turn to (M01-12). */
@Controller
class GridCardController {

    private static final String GRID = "grid";
    private static final String COMMUNITY = "community";

    private final Profiles profiles;
    private final Territory territory;
    private final PublicContacts contacts;

    GridCardController(Profiles profiles, Territory territory, PublicContacts contacts) {
        this.profiles = profiles;
        this.territory = territory;
        this.contacts = contacts;
    }

    @OpenToAll(because = "residents see who serves their grid and call the office number she published (M01-12)")
    @GetMapping("/grids/{no}/card")
    String card(HttpServletResponse response, Model model, @PathVariable int no) {
        Optional<Unit> heir = territory.findHeir(no);
        if (heir.isPresent()) {
            return "redirect:/grids/" + heir.get().no() + "/card";
        }
        Unit unit = territory
                .findUnit(no)
                .filter(one -> territory.findEnd(no).isEmpty())
                .filter(one -> one.level().equals(GRID) || one.level().equals(COMMUNITY))
                .orElseThrow(NotFound::new);
        List<CardsOfGrid> grids = cardsOf(unit);
        model.addAttribute("unit", unit);
        model.addAttribute("grids", grids);
        model.addAttribute(
                "contact",
                grids.isEmpty() || grids.stream().anyMatch(one -> one.cards().isEmpty())
                        ? contacts.findNearest(no).orElse(null)
                        : null);
        // Names are for the neighbours, not for search engines.
        response.setHeader("X-Robots-Tag", "noindex");
        return "identity/gridCard";
    }

    private List<CardsOfGrid> cardsOf(Unit unit) {
        List<Unit> grids = unit.level().equals(GRID)
                ? List.of(unit)
                : territory.listChildren(unit.no()).stream()
                        .filter(child -> child.level().equals(GRID))
                        .toList();
        Map<Integer, List<PublicCard>> cards = profiles
                .published(grids.stream().map(Unit::no).toList())
                .stream()
                .collect(Collectors.groupingBy(PublicCard::unitNo));
        return grids.stream()
                .map(grid -> new CardsOfGrid(grid, cards.getOrDefault(grid.no(), List.of())))
                .toList();
    }
}
