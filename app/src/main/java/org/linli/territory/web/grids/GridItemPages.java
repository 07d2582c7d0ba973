package org.linli.territory.web.grids;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.OpenToAll;
import org.linli.kernel.web.Pages;
import org.linli.kernel.web.Requires;
import org.linli.territory.GridItem;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.linli.territory.internal.DayText;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.grids.Items;
import org.linli.territory.web.TerritoryPermissions;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of what is done in grids: kept by staff for the unit of their post, read by everybody. */
@Controller
class GridItemPages {

    private static final String LIST = "/grids/items";
    private static final String COMMUNITY = "community";

    private final Items items;
    private final Territory territory;
    private final Snapshots snapshots;
    private final Clock clock;

    GridItemPages(Items items, Territory territory, Snapshots snapshots, Clock clock) {
        this.items = items;
        this.territory = territory;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    @OpenToAll(
            because =
                    "the list is published so that residents know what is done in their grid, and what is not (M01-44)")
    @GetMapping("/grids/items/public")
    String published(Model model, @RequestParam Optional<Integer> unit) {
        List<Unit> publishers = items.listPublishers();
        Optional<Unit> at = unit.isPresent()
                ? Optional.of(snapshots.units().find(unit.get()).orElseThrow(NotFound::new))
                : publishers.stream().findFirst();
        model.addAttribute("unit", at.orElse(null));
        model.addAttribute("publishers", publishers);
        model.addAttribute(
                "items",
                at.map(one -> items.listAt(one.no(), snapshots.today())).orElse(List.of()));
        model.addAttribute("carded", at.map(this::carded).orElse(List.of()));
        return "territory/gridItemsPublic";
    }

    /** Where cards of grid workers are found: the grid or community itself, or the communities right below. */
    private List<Unit> carded(Unit unit) {
        return unit.level().equals("grid") || unit.level().equals(COMMUNITY)
                ? List.of(unit)
                : territory.listChildren(unit.no()).stream()
                        .filter(child -> child.level().equals(COMMUNITY))
                        .toList();
    }

    @Requires(TerritoryPermissions.GRIDS)
    @GetMapping(LIST)
    String list(Model model, Actor actor) {
        return list(model, actor, GridItemForm.empty(snapshots.today()), null);
    }

    private String list(Model model, Actor actor, GridItemForm form, @Nullable Refusal error) {
        Unit unit = unitOf(actor);
        model.addAttribute("unit", unit);
        model.addAttribute("items", lines(actor, items.listAt(unit.no(), snapshots.today())));
        model.addAttribute("ahead", lines(actor, items.listAhead(unit.no())));
        model.addAttribute(
                "below",
                items.listPublishers().stream()
                        .filter(other ->
                                other.no() != unit.no() && actor.scope().units().contains(other.no()))
                        .toList());
        model.addAttribute("form", form);
        model.addAttribute("error", error);
        return "territory/gridItems";
    }

    private List<GridItemLine> lines(Actor actor, List<GridItem> found) {
        return found.stream()
                .map(item -> new GridItemLine(
                        item,
                        territory.findUnit(item.unitNo()).map(Unit::name).orElse(""),
                        actor.scope().units().contains(item.unitNo())))
                .toList();
    }

    private Unit unitOf(Actor actor) {
        return actor.findPost()
                .map(Actor.ActingPost::unitNo)
                .flatMap(snapshots.units()::find)
                .orElseThrow(NotFound::new);
    }

    @Requires(TerritoryPermissions.GRIDS)
    @PostMapping(LIST)
    String publish(
            Model model,
            Actor actor,
            HttpServletResponse response,
            RedirectAttributes flash,
            @ModelAttribute GridItemForm form) {
        Unit unit = unitOf(actor);
        Outcome<UUID> outcome =
                form.day().then(day -> items.publish(actor, unit.no(), form.wording(), day, clock.instant()));
        return switch (outcome) {
            case Outcome.Done<UUID> done -> Pages.answer(done, "grids.items.done.published", LIST, flash);
            case Outcome.Refused<UUID> refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield list(model, actor, form, refused.refusal());
            }
        };
    }

    @Requires(TerritoryPermissions.GRIDS)
    @GetMapping("/grids/items/{id}")
    String item(Model model, Actor actor, @PathVariable UUID id) {
        List<GridItem> versions = items.versions(actor, id);
        return item(model, versions, GridItemForm.of(versions.getLast().wording(), snapshots.today()), null);
    }

    private String item(Model model, List<GridItem> versions, GridItemForm form, @Nullable Refusal error) {
        model.addAttribute("versions", versions);
        model.addAttribute(
                "unit",
                territory.findUnit(versions.getFirst().unitNo()).map(Unit::name).orElse(""));
        model.addAttribute("today", snapshots.today());
        model.addAttribute("form", form);
        model.addAttribute("error", error);
        return "territory/gridItem";
    }

    @Requires(TerritoryPermissions.GRIDS)
    @PostMapping("/grids/items/{id}")
    String change(
            Model model,
            Actor actor,
            HttpServletResponse response,
            RedirectAttributes flash,
            @PathVariable UUID id,
            @ModelAttribute GridItemForm form) {
        List<GridItem> versions = items.versions(actor, id);
        Outcome<UUID> outcome = form.day().then(day -> items.change(actor, id, form.wording(), day));
        return switch (outcome) {
            case Outcome.Done<UUID> done -> Pages.answer(done, "grids.items.done.changed", LIST + "/" + id, flash);
            case Outcome.Refused<UUID> refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield item(model, versions, form, refused.refusal());
            }
        };
    }

    @Requires(TerritoryPermissions.GRIDS)
    @PostMapping("/grids/items/{id}/end")
    String end(Actor actor, RedirectAttributes flash, @PathVariable UUID id, @RequestParam String day) {
        items.versions(actor, id);
        return Pages.answer(
                DayText.read(day).then(last -> items.end(actor, id, last)), "grids.items.done.ended", LIST, flash);
    }
}
