package org.linli.identity.web.workers;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.identity.internal.Actors;
import org.linli.identity.internal.workers.Register;
import org.linli.identity.internal.workers.WorkerFilter;
import org.linli.identity.internal.workers.WorkerLine;
import org.linli.identity.internal.workers.WorkerList;
import org.linli.identity.internal.workers.WorkerRule;
import org.linli.identity.web.UnitChoice;
import org.linli.identity.web.Workbooks;
import org.linli.kernel.Actor;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.kernel.Slice;
import org.linli.kernel.web.Frame;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.Requires;
import org.linli.messages.Phone;
import org.linli.territory.Territory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The list of the people who serve (M01-06). */
@Controller
class WorkersController {

    private static final int PAGE = 50;
    private static final int MOST_LINES = 100;
    private static final int MOST_EXPORTED = 10_000;

    private final WorkerList list;
    private final Register register;
    private final RosterTemplate workbook;
    private final UnitChoice units;
    private final Territory territory;
    private final Actors actors;

    WorkersController(
            WorkerList list,
            Register register,
            RosterTemplate workbook,
            UnitChoice units,
            Territory territory,
            Actors actors) {
        this.list = list;
        this.register = register;
        this.workbook = workbook;
        this.units = units;
        this.territory = territory;
        this.actors = actors;
    }

    @Requires(WorkersPermissions.READ)
    @GetMapping("/workers")
    String list(
            Actor actor,
            Model model,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "0") int unit,
            @RequestParam(defaultValue = "") String line,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable UUID after) {
        return show(actor, model, WorkersAddress.of(kind, unit, line, q, state), "", Optional.empty(), after);
    }

    /** The number is sent in the body, so that it stands in no address, no history and no log. */
    @Requires(WorkersPermissions.READ)
    @PostMapping("/workers/by-phone")
    String byPhone(
            Actor actor, HttpServletResponse response, Model model, @RequestParam(defaultValue = "") String phone) {
        Outcome<Optional<Phone>> read = WorkerRule.phone(phone);
        if (read instanceof Outcome.Done<Optional<Phone>> done && done.value().isPresent()) {
            return show(actor, model, WorkersAddress.of("", 0, "", "", "all"), phone, done.value(), null);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        String view = show(actor, model, WorkersAddress.of("", 0, "", "", ""), phone, Optional.empty(), null);
        model.addAttribute(
                "problems",
                List.of(
                        read instanceof Outcome.Refused<Optional<Phone>> refused
                                ? refused.refusal()
                                : Refusal.of("workers.refused.phone")));
        return view;
    }

    private String show(
            Actor actor,
            Model model,
            WorkersAddress address,
            String typed,
            Optional<Phone> phone,
            @Nullable UUID after) {
        WorkerFilter filter = filter(actor, address, phone);
        Slice<WorkerLine> slice = list.list(actor, filter, after, PAGE);
        model.addAttribute("problems", List.of());
        model.addAttribute("actors", actors);
        model.addAttribute(
                "page",
                new WorkersPage(
                        address,
                        typed,
                        slice.items(),
                        list.count(actor, filter),
                        units.listFor(actor),
                        register.lines(actor, MOST_LINES),
                        after == null ? null : address.after(""),
                        slice.findNext().map(address::after).orElse(null)));
        return "identity/workers";
    }

    private WorkerFilter filter(Actor actor, WorkersAddress address, Optional<Phone> phone) {
        return new WorkerFilter(
                address.kind(),
                address.line(),
                unitsOf(actor, address.unitNo()),
                address.q(),
                phone,
                address.isWithEnded());
    }

    private NumberRanges unitsOf(Actor actor, int unitNo) {
        if (unitNo == 0) {
            return actor.scope().units();
        }
        if (!actor.scope().units().contains(unitNo)
                || territory.findUnit(unitNo).isEmpty()) {
            throw new NotFound();
        }
        return territory.numbersAtOrBelow(unitNo);
    }

    @Requires(WorkersPermissions.KEEP)
    @GetMapping("/workers/export.xlsx")
    ResponseEntity<StreamingResponseBody> export(
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "0") int unit,
            @RequestParam(defaultValue = "") String line,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state) {
        WorkersAddress address = WorkersAddress.of(kind, unit, line, q, state);
        List<WorkerLine> people = list.export(actor, filter(actor, address, Optional.empty()), MOST_EXPORTED);
        return Workbooks.download("workers.xlsx", stream -> workbook.writeList(people, frame, stream));
    }
}
