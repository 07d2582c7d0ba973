package org.linli.identity.web.posts;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.identity.Account;
import org.linli.identity.Identity;
import org.linli.identity.NewPost;
import org.linli.identity.internal.Actors;
import org.linli.identity.internal.Granting;
import org.linli.identity.internal.StaffOffice;
import org.linli.identity.web.ColleagueForm;
import org.linli.identity.web.UnitChoice;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.Pages;
import org.linli.kernel.web.Requires;
import org.linli.territory.Department;
import org.linli.territory.GridStaff;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Posts of a unit; making one, appointing to it, ending an appointment. */
@Controller
class PostsController {

    private final Identity identity;
    private final StaffOffice office;
    private final Granting granting;
    private final Territory territory;
    private final Actors actors;
    private final UnitChoice units;

    PostsController(
            Identity identity,
            StaffOffice office,
            Granting granting,
            Territory territory,
            Actors actors,
            UnitChoice units) {
        this.identity = identity;
        this.office = office;
        this.granting = granting;
        this.territory = territory;
        this.actors = actors;
        this.units = units;
    }

    /** @param login of whoever is to be appointed to the post that is chosen; empty where nobody is in mind */
    @Requires({Granting.ALL, Granting.COLLEAGUES})
    @GetMapping("/posts")
    String list(
            Actor actor,
            Model model,
            @RequestParam(required = false) @Nullable Integer unit,
            @RequestParam(defaultValue = "") String login) {
        Place place = place(actor, unit);
        office.findByLogin(actor, login).ifPresent(account -> model.addAttribute("appointee", account));
        model.addAttribute("place", place);
        model.addAttribute("posts", office.postsAt(actor, place.unit().no()));
        model.addAttribute("actors", actors);
        return "identity/posts";
    }

    @Requires({Granting.ALL, Granting.COLLEAGUES})
    @GetMapping("/posts/seeing")
    String whoSees(Actor actor, Model model, @RequestParam(required = false) @Nullable Integer unit) {
        Place place = place(actor, unit);
        model.addAttribute("place", place);
        model.addAttribute("watching", office.whoSees(actor, place.unit().no()));
        model.addAttribute("actors", actors);
        return "identity/seeing";
    }

    private Place place(Actor actor, @Nullable Integer unitNo) {
        Unit unit = (unitNo == null
                        ? actor.findPost()
                                .flatMap(post -> territory.findUnit(post.unitNo()))
                                .or(() -> territory.listRoots().stream().findFirst())
                        : territory.findUnit(unitNo))
                .orElseThrow(NotFound::new);
        List<Unit> path = territory.listPath(unit.no()).stream()
                .filter(above -> actor.scope().units().contains(above.no()))
                .toList();
        return new Place(unit, path, territory.listChildren(unit.no()));
    }

    @Requires({Granting.ALL, Granting.COLLEAGUES})
    @GetMapping("/posts/new")
    String form(Actor actor, Model model, @RequestParam(defaultValue = "") String unit) {
        return formPage(actor, new PostForm(unit, "", "", ""), List.of(), model);
    }

    @Requires({Granting.ALL, Granting.COLLEAGUES})
    @PostMapping("/posts")
    String make(
            Actor actor,
            HttpServletResponse response,
            Model model,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String set,
            @RequestParam(defaultValue = "") String department) {
        PostForm form = new PostForm(unit, title, set, department);
        Optional<Department> of = territory.findDepartment(form.departmentNo());
        Integer unitNo = of.map(Department::unitNo).orElse(form.unitNo());
        boolean isHers = actor.scope().units().contains(unitNo);
        Outcome<UUID> outcome = isHers
                ? identity.createPost(
                        actor,
                        new NewPost(
                                title.strip(), unitNo, of.map(Department::no).orElse(null), set))
                : Outcome.refused("identity.unit-beyond");
        return switch (outcome) {
            case Outcome.Done<UUID> done -> "redirect:/posts/" + done.value();
            case Outcome.Refused<UUID> refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield formPage(actor, form, List.of(refused.refusal()), model);
            }
        };
    }

    private String formPage(Actor actor, PostForm form, List<Refusal> problems, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        model.addAttribute("units", units.listFor(actor));
        model.addAttribute("departments", units.departmentsFor(actor));
        model.addAttribute("sets", granting.listFor(actor));
        return "identity/newPost";
    }

    @Requires({Granting.ALL, Granting.COLLEAGUES})
    @GetMapping("/posts/{id}")
    String show(Actor actor, Model model, @PathVariable UUID id, @RequestParam(defaultValue = "") String login) {
        model.addAttribute("login", login);
        StaffOffice.PostFile file = office.openPost(actor, id);
        model.addAttribute("file", file);
        model.addAttribute(
                "place", actors.place(file.post().unitNo(), file.post().departmentNo()));
        model.addAttribute("today", office.today());
        return "identity/post";
    }

    @Requires({Granting.ALL, Granting.COLLEAGUES})
    @PostMapping("/posts/{id}/appointments")
    String appoint(
            Actor actor,
            RedirectAttributes flash,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(required = false) GridStaff.@Nullable Kind kind) {
        office.openPost(actor, id);
        Outcome<UUID> outcome = ColleagueForm.date(from)
                .then(first -> ColleagueForm.date(until)
                        .then(last -> account(actor, login)
                                .then(account -> identity.appoint(
                                        actor, account, id, first.orElse(office.today()), last.orElse(null), kind))));
        return Pages.answer(outcome, "identity.appointed", "/posts/" + id, flash);
    }

    private Outcome<UUID> account(Actor actor, String login) {
        return office.findByLogin(actor, login)
                .filter(Account::isActive)
                .map(account -> Outcome.done(account.id()))
                .orElseGet(() -> Outcome.refused("identity.no-such-account", login.strip()));
    }

    @Requires({Granting.ALL, Granting.COLLEAGUES})
    @PostMapping("/posts/{id}/appointments/end")
    String end(
            Actor actor,
            RedirectAttributes flash,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID account,
            @RequestParam(defaultValue = "") String until) {
        office.openPost(actor, id);
        if (account == null) {
            throw new NotFound();
        }
        Outcome<UUID> outcome = ColleagueForm.date(until).then(day -> {
            LocalDate last = day.orElse(office.today());
            return identity.endAppointment(actor, account, id, last);
        });
        return Pages.answer(outcome, "identity.appointment-ended", "/posts/" + id, flash);
    }
}
