package org.linli.identity.web.transfer;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.identity.internal.transfer.EmploymentSheets;
import org.linli.identity.internal.transfer.EmploymentSheets.Colleague;
import org.linli.identity.internal.transfer.Transfers;
import org.linli.identity.web.SentFile;
import org.linli.identity.web.Workbooks;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.kernel.web.Frame;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.Pages.Flash;
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

/** Grade and pay of many colleagues: workbook, file, preview. */
@Controller
class EmploymentSheetController {

    private static final String HOME = "/colleagues/employment";

    private final EmploymentSheets sheets;
    private final EmploymentWorkbook workbook;

    EmploymentSheetController(EmploymentSheets sheets, EmploymentWorkbook workbook) {
        this.sheets = sheets;
        this.workbook = workbook;
    }

    @Requires(Transfers.PERMISSION)
    @GetMapping(HOME)
    String choose(Actor actor, Model model) {
        return choose(actor, null, model);
    }

    private String choose(Actor actor, @Nullable Refusal refusal, Model model) {
        model.addAttribute("problems", refusal == null ? List.of() : List.of(refusal));
        model.addAttribute("colleagues", sheets.count(actor));
        return "identity/employmentFile";
    }

    @Requires(Transfers.PERMISSION)
    @GetMapping(HOME + "/workbook.xlsx")
    ResponseEntity<StreamingResponseBody> workbook(Actor actor, @ModelAttribute("frame") Frame frame) {
        List<Colleague> colleagues = sheets.list(actor);
        return Workbooks.download("employment.xlsx", stream -> workbook.write(colleagues, frame, stream));
    }

    @Requires(Transfers.PERMISSION)
    @PostMapping(HOME)
    String prepare(
            Actor actor,
            HttpServletResponse response,
            Model model,
            @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        switch (SentFile.read(file, "transfer.book.empty", (name, copy) -> sheets.prepare(actor, name, copy))) {
            case Outcome.Done<UUID> done -> {
                return "redirect:" + HOME + "/" + done.value();
            }
            case Outcome.Refused<UUID> refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                return choose(actor, refused.refusal(), model);
            }
        }
    }

    @Requires(Transfers.PERMISSION)
    @GetMapping(HOME + "/{id}")
    String show(Actor actor, Model model, @PathVariable UUID id) {
        model.addAttribute("preview", sheets.find(actor, id).orElseThrow(NotFound::new));
        return "identity/employmentPreview";
    }

    /**
     * @param rows {@code good} leaves refused rows out; anything else takes all or none
     * @param seen what the preview stood for when it was confirmed
     */
    @Requires(Transfers.PERMISSION)
    @PostMapping(HOME + "/{id}")
    String confirm(
            Actor actor,
            RedirectAttributes flash,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "all") String rows,
            @RequestParam(defaultValue = "") String seen) {
        Flash said = switch (sheets.confirm(actor, id, rows.equals("good"), seen)) {
            case Outcome.Done<Integer> done -> Flash.done("transfer.book.done", done.value());
            case Outcome.Refused<Integer> refused -> Flash.refused(refused.refusal());
        };
        flash.addFlashAttribute("flash", said);
        return "redirect:" + HOME + "/" + id;
    }
}
