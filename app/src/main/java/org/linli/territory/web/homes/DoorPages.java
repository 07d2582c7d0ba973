package org.linli.territory.web.homes;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.kernel.web.Pages;
import org.linli.kernel.web.Requires;
import org.linli.territory.Dwellings.Kind;
import org.linli.territory.Territory;
import org.linli.territory.internal.DayText;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.homes.Door;
import org.linli.territory.internal.homes.KeptDoors;
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

/** KeptDoors of a building, for the staff of its grid; 404 for everybody else. */
@Controller
class DoorPages {

    private final KeptDoors doors;
    private final Territory territory;
    private final Snapshots snapshots;

    DoorPages(KeptDoors doors, Territory territory, Snapshots snapshots) {
        this.doors = doors;
        this.territory = territory;
        this.snapshots = snapshots;
    }

    @Requires(TerritoryPermissions.DOORS)
    @GetMapping("/units/{no}/buildings/{id}/doors")
    String doors(Model model, Actor actor, @PathVariable int no, @PathVariable UUID id) {
        return page(model, actor, no, id, DoorForm.empty(), null);
    }

    private String page(Model model, Actor actor, int no, UUID id, DoorForm form, @Nullable Refusal error) {
        KeptDoors.Opened opened = doors.open(actor, no, id);
        model.addAttribute("unit", territory.getUnit(no));
        model.addAttribute("path", territory.listPath(no));
        model.addAttribute("building", opened.building());
        model.addAttribute("plan", FloorPlan.of(opened.doors(), snapshots.today()));
        model.addAttribute(
                "later",
                opened.doors().stream()
                        .filter(door -> door.from().isAfter(snapshots.today()))
                        .toList());
        model.addAttribute("ended", opened.ended());
        model.addAttribute("kinds", List.of(Kind.values()));
        model.addAttribute("today", snapshots.today());
        model.addAttribute("form", form);
        model.addAttribute("error", error);
        return "territory/doors";
    }

    @Requires(TerritoryPermissions.DOORS)
    @PostMapping("/units/{no}/buildings/{id}/doors")
    String add(
            Model model,
            Actor actor,
            HttpServletResponse response,
            RedirectAttributes flash,
            @PathVariable int no,
            @PathVariable UUID id,
            @ModelAttribute DoorForm form) {
        Outcome<UUID> outcome = form.place()
                .then(place -> form.inside()
                        .then(inside -> DayText.read(form.from())
                                .then(day ->
                                        doors.add(actor, no, id, place, inside.kind(), inside.households(), day))));
        return switch (outcome) {
            case Outcome.Done<UUID> done -> Pages.answer(done, "homes.done.added", path(no, id), flash);
            case Outcome.Refused<UUID> refused -> {
                String page = page(model, actor, no, id, form, refused.refusal());
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield page;
            }
        };
    }

    @Requires(TerritoryPermissions.DOORS)
    @GetMapping("/units/{no}/buildings/{id}/doors/{door}")
    String door(Model model, Actor actor, @PathVariable int no, @PathVariable UUID id, @PathVariable UUID door) {
        Door found = doors.get(actor, no, id, door);
        model.addAttribute("unit", territory.getUnit(no));
        model.addAttribute("path", territory.listPath(no));
        model.addAttribute("door", found);
        model.addAttribute("kinds", List.of(Kind.values()));
        model.addAttribute("today", snapshots.today());
        model.addAttribute("back", path(no, id));
        return "territory/door";
    }

    @Requires(TerritoryPermissions.DOORS)
    @PostMapping("/units/{no}/buildings/{id}/doors/{door}")
    String change(
            Actor actor,
            RedirectAttributes flash,
            @PathVariable int no,
            @PathVariable UUID id,
            @PathVariable UUID door,
            @ModelAttribute DoorForm form) {
        Outcome<UUID> outcome = form.inside()
                .then(inside -> doors.change(actor, no, id, door, form.seen(), inside.kind(), inside.households()));
        return answer(outcome, "homes.done.changed", no, id, door, flash);
    }

    @Requires(TerritoryPermissions.DOORS)
    @PostMapping("/units/{no}/buildings/{id}/doors/{door}/end")
    String end(
            Actor actor,
            RedirectAttributes flash,
            @PathVariable int no,
            @PathVariable UUID id,
            @PathVariable UUID door,
            @RequestParam(defaultValue = "-1") int revision,
            @RequestParam(defaultValue = "") String day) {
        Outcome<UUID> outcome = DayText.read(day).then(first -> doors.end(actor, no, id, door, revision, first));
        return answer(outcome, "homes.done.ended", no, id, door, flash);
    }

    private static String answer(
            Outcome<UUID> outcome, String doneKey, int no, UUID id, UUID door, RedirectAttributes flash) {
        return Pages.answer(
                outcome,
                doneKey,
                outcome instanceof Outcome.Done<UUID> ? path(no, id) : path(no, id) + "/" + door,
                flash);
    }

    static String path(int gridNo, UUID building) {
        return BuildingPages.path(gridNo, building) + "/doors";
    }
}
