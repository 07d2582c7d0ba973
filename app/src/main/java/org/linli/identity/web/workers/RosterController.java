package org.linli.identity.web.workers;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.identity.internal.workers.roster.Rosters;
import org.linli.identity.web.SentFile;
import org.linli.identity.web.Workbooks;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.kernel.web.Frame;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.Pages;
import org.linli.kernel.web.Requires;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Rosters of departments: template, file, preview, report. */
@Controller
class RosterController {

    private static final String HOME = "/workers/import";

    private final Rosters rosters;
    private final RosterTemplate template;

    RosterController(Rosters rosters, RosterTemplate template) {
        this.rosters = rosters;
        this.template = template;
    }

    @Requires(WorkersPermissions.KEEP)
    @GetMapping(HOME)
    String choose(Actor actor, Model model) {
        return choose(actor, "", null, model);
    }

    private String choose(Actor actor, String title, @Nullable Refusal refusal, Model model) {
        model.addAttribute("title", title);
        model.addAttribute("problems", refusal == null ? List.of() : List.of(refusal));
        model.addAttribute("rosters", rosters.listLatest(actor));
        return "identity/rosterFile";
    }

    @Requires(WorkersPermissions.KEEP)
    @GetMapping("/workers/template.xlsx")
    ResponseEntity<StreamingResponseBody> template(Actor actor, @ModelAttribute("frame") Frame frame) {
        return Workbooks.download("roster.xlsx", stream -> template.write(actor, frame, stream));
    }

    @Requires(WorkersPermissions.KEEP)
    @PostMapping(HOME)
    String prepare(
            Actor actor,
            HttpServletResponse response,
            Model model,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        switch (SentFile.read(
                file, "workers.refused.empty", (name, copy) -> rosters.prepare(actor, title, name, copy))) {
            case Outcome.Done<UUID> done -> {
                return "redirect:" + HOME + "/" + done.value();
            }
            case Outcome.Refused<UUID> refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                return choose(actor, title, refused.refusal(), model);
            }
        }
    }

    @Requires(WorkersPermissions.KEEP)
    @GetMapping(HOME + "/{id}")
    String show(Actor actor, Model model, @PathVariable UUID id) {
        model.addAttribute("standing", rosters.find(actor, id).orElseThrow(NotFound::new));
        return "identity/roster";
    }

    /** @param rows {@code good} leaves bad rows out; anything else takes all or none */
    @Requires(WorkersPermissions.KEEP)
    @PostMapping(HOME + "/{id}")
    String start(
            Actor actor,
            RedirectAttributes flash,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "all") String rows) {
        Rosters.Standing seen = rosters.find(actor, id).orElseThrow(NotFound::new);
        return Pages.answer(
                rosters.start(actor, seen, rows.equals("good")), "workers.roster.started", HOME + "/" + id, flash);
    }
}
