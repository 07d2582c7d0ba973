package org.linli.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.identity.internal.Slip;
import org.linli.identity.internal.colleagues.ColleagueImports;
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

/** Colleagues from a workbook: template, file, preview, slips. */
@Controller
class ColleagueImportController {

    private static final String HOME = "/colleagues/import";

    private final ColleagueImports imports;
    private final ColleagueTemplate template;
    private final Slips slips;

    ColleagueImportController(ColleagueImports imports, ColleagueTemplate template, Slips slips) {
        this.imports = imports;
        this.template = template;
        this.slips = slips;
    }

    @Requires(AccountsController.COLLEAGUES)
    @GetMapping(HOME)
    String choose(Model model) {
        return choose(null, model);
    }

    private static String choose(@Nullable Refusal refusal, Model model) {
        model.addAttribute("problems", refusal == null ? List.of() : List.of(refusal));
        return "identity/colleagues";
    }

    @Requires(AccountsController.COLLEAGUES)
    @GetMapping("/colleagues/template.xlsx")
    ResponseEntity<StreamingResponseBody> template(Actor actor, @ModelAttribute("frame") Frame frame) {
        return Workbooks.download("colleagues.xlsx", stream -> template.write(actor, frame, stream));
    }

    @Requires(AccountsController.COLLEAGUES)
    @PostMapping(HOME)
    String prepare(
            Actor actor,
            @RequestParam(required = false) @Nullable MultipartFile file,
            HttpServletResponse response,
            Model model)
            throws IOException {
        switch (SentFile.read(file, "identity.bulk.empty", (name, copy) -> imports.prepare(actor, name, copy))) {
            case Outcome.Done<UUID> done -> {
                return "redirect:" + HOME + "/" + done.value();
            }
            case Outcome.Refused<UUID> refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                return choose(refused.refusal(), model);
            }
        }
    }

    @Requires(AccountsController.COLLEAGUES)
    @GetMapping(HOME + "/{id}")
    String show(Actor actor, Model model, @PathVariable UUID id) {
        model.addAttribute("preview", imports.find(actor, id).orElseThrow(NotFound::new));
        return "identity/colleaguesPreview";
    }

    /** @param rows {@code good} leaves bad rows out; anything else takes all or none */
    @Requires(AccountsController.COLLEAGUES)
    @PostMapping(HOME + "/{id}")
    String confirm(
            Actor actor,
            HttpServletRequest request,
            Model model,
            RedirectAttributes flash,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "all") String rows) {
        ColleagueImports.Preview preview = imports.find(actor, id).orElseThrow(NotFound::new);
        return switch (imports.confirm(actor, preview, rows.equals("good"))) {
            case Outcome.Done<List<Slip>> done -> slips.show(done.value(), "/accounts", request, model);
            case Outcome.Refused<List<Slip>> refused -> Pages.answer(refused, "", HOME + "/" + id, flash);
        };
    }
}
