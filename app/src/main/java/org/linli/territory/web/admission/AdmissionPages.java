package org.linli.territory.web.admission;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.kernel.web.Pages;
import org.linli.kernel.web.Requires;
import org.linli.territory.GridAdmissions.Terms;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.linli.territory.internal.DayText;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.admission.Admission;
import org.linli.territory.internal.admission.Admission.State;
import org.linli.territory.internal.admission.AdmissionPlaces;
import org.linli.territory.internal.admission.Admissions;
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

/** Tasks outside the list of grid work: what was proposed, what waits for whom, and what was decided why (M01-44). */
@Controller
class AdmissionPages {

    private static final String LIST = "/grids/admissions";
    private static final String WAITING = LIST + "/waiting";
    private static final String ADMIT_IT = "admit";

    private final Admissions admissions;
    private final AdmissionPlaces places;
    private final Territory territory;
    private final Snapshots snapshots;
    private final Clock clock;

    AdmissionPages(
            Admissions admissions, AdmissionPlaces places, Territory territory, Snapshots snapshots, Clock clock) {
        this.admissions = admissions;
        this.places = places;
        this.territory = territory;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    @Requires({TerritoryPermissions.BROWSE, Admissions.PROPOSE, Admissions.ADMIT})
    @GetMapping(LIST)
    String list(
            Model model,
            Actor actor,
            @RequestParam(defaultValue = "WAITING") State state,
            @RequestParam Optional<UUID> before) {
        List<Admission> page = admissions.list(actor, state, before.orElse(null));
        model.addAttribute("state", state);
        model.addAttribute("lines", lines(page));
        model.addAttribute("next", Admissions.isFull(page) ? page.getLast().id().toString() : "");
        model.addAttribute("above", lines(admissions.listAbove(actor)));
        return "territory/admissions";
    }

    @Requires(Admissions.ADMIT)
    @GetMapping(WAITING)
    String waiting(Model model, Actor actor) {
        model.addAttribute("lines", lines(admissions.listWaiting(actor)));
        return "territory/admissionsWaiting";
    }

    private List<AdmissionLine> lines(List<Admission> found) {
        return found.stream().map(one -> new AdmissionLine(one, unitName(one))).toList();
    }

    private String unitName(Admission admission) {
        return territory.findUnit(admission.proposal().unitNo()).map(Unit::name).orElse("");
    }

    @Requires(Admissions.PROPOSE)
    @GetMapping(LIST + "/new")
    String blank(Model model, Actor actor) {
        return form(model, actor, ProposalForm.empty(places.home(actor), snapshots.today()), null);
    }

    private String form(Model model, Actor actor, ProposalForm form, @Nullable Refusal error) {
        model.addAttribute("units", places.near(actor));
        model.addAttribute("form", form);
        model.addAttribute("error", error);
        return "territory/admissionNew";
    }

    @Requires(Admissions.PROPOSE)
    @PostMapping(LIST)
    String propose(
            Model model,
            Actor actor,
            HttpServletResponse response,
            RedirectAttributes flash,
            @ModelAttribute ProposalForm form) {
        Outcome<UUID> outcome = unit(actor, form)
                .then(unit -> form.read(unit.no()))
                .then(proposal -> admissions.propose(actor, proposal, clock.instant()));
        return switch (outcome) {
            case Outcome.Done<UUID> done ->
                Pages.answer(done, "admission.done.proposed", LIST + "/" + done.value(), flash);
            case Outcome.Refused<UUID> refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield form(model, actor, form, refused.refusal());
            }
        };
    }

    private Outcome<Unit> unit(Actor actor, ProposalForm form) {
        return territory
                .findByCode(form.code())
                .flatMap(unit -> places.openTo(actor, unit.no()))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused("admission.refused.unit"));
    }

    @Requires({TerritoryPermissions.BROWSE, Admissions.PROPOSE, Admissions.ADMIT})
    @GetMapping(LIST + "/{id}")
    String one(Model model, Actor actor, @PathVariable UUID id) {
        return one(model, actor, admissions.get(actor, id), null);
    }

    private String one(Model model, Actor actor, Admission admission, @Nullable Refusal error) {
        LocalDate today = snapshots.today();
        LocalDate asked = admission.proposal().from();
        model.addAttribute("admission", admission);
        model.addAttribute("unit", unitName(admission));
        model.addAttribute("mayDecide", admissions.mayDecide(actor, admission));
        model.addAttribute("mayWithdraw", admissions.mayWithdraw(actor, admission));
        model.addAttribute("first", asked.isBefore(today) ? today : asked);
        model.addAttribute("error", error);
        return "territory/admission";
    }

    @Requires(Admissions.PROPOSE)
    @PostMapping(LIST + "/{id}/withdraw")
    String withdraw(Actor actor, RedirectAttributes flash, @PathVariable UUID id) {
        return Pages.answer(
                admissions.withdraw(actor, id, clock.instant()), "admission.done.withdrawn", LIST + "/" + id, flash);
    }

    @Requires(Admissions.ADMIT)
    @PostMapping(LIST + "/{id}/decision")
    String decide(
            Model model,
            Actor actor,
            HttpServletResponse response,
            RedirectAttributes flash,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String reason) {
        Admission before = admissions.get(actor, id);
        Outcome<?> outcome = decision.equals(ADMIT_IT)
                ? DayText.read(from)
                        .then(first -> ProposalForm.lastDay(until)
                                .then(last -> admissions.admit(
                                        actor, id, new Terms(first, last.orElse(null), reason), clock.instant())))
                : admissions.refuse(actor, id, reason, clock.instant());
        return switch (outcome) {
            case Outcome.Done<?> done -> Pages.answer(done, done(decision), LIST + "/" + id, flash);
            case Outcome.Refused<?> refused
            when before.isWaiting() && admissions.mayDecide(actor, before) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                model.addAttribute("reason", reason);
                yield one(model, actor, admissions.get(actor, id), refused.refusal());
            }
            case Outcome.Refused<?> refused -> Pages.answer(refused, done(decision), LIST + "/" + id, flash);
        };
    }

    private static String done(String decision) {
        return decision.equals(ADMIT_IT) ? "admission.done.admitted" : "admission.done.refused";
    }
}
