package org.linli.evidence.web;

import java.util.List;
import java.util.UUID;
import org.linli.evidence.internal.Certificate;
import org.linli.evidence.internal.Retention;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.web.Frame;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.Pages;
import org.linli.kernel.web.QrCode;
import org.linli.kernel.web.Requires;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The schedule of retention: what would go, what is held back, what went and under which certificate. */
@Controller
class RetentionController {

    private static final String PAGE = "/evidence/retention";
    private static final int MOST_TRANSFERRED = 100_000;

    private final Retention retention;
    private final AuditWorkbooks workbooks;

    RetentionController(Retention retention, AuditWorkbooks workbooks) {
        this.retention = retention;
        this.workbooks = workbooks;
    }

    @Requires("evidence.retention")
    @GetMapping(PAGE)
    String schedule(Actor actor, Model model) {
        model.addAttribute("due", retention.dryRun(actor));
        model.addAttribute("holds", retention.listHolds(actor));
        model.addAttribute("certificates", retention.listCertificates(actor));
        return "evidence/retention";
    }

    @Requires("evidence.retention")
    @PostMapping(PAGE + "/carry-out")
    String carryOut(@RequestParam(defaultValue = "") String kind, Actor actor, RedirectAttributes flash) {
        Outcome<Certificate> outcome = retention.carryOut(actor, kind);
        String target = outcome instanceof Outcome.Done<Certificate> done
                ? PAGE + "/certificate?id=" + done.value().id()
                : PAGE;
        return Pages.answer(outcome, "evidence.retention.done", target, flash);
    }

    @Requires("evidence.retention")
    @GetMapping(PAGE + "/certificate")
    String certificate(@RequestParam UUID id, Actor actor, Model model) {
        Certificate certificate = retention.findCertificate(actor, id).orElseThrow(NotFound::new);
        String receipts = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString() + "/receipts/";
        model.addAttribute("certificate", certificate);
        model.addAttribute("qr", QrCode.of(receipts + certificate.evidenceId()));
        return "evidence/certificate";
    }

    @Requires("evidence.retention")
    @PostMapping(PAGE + "/holds")
    String hold(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String reason,
            Actor actor,
            RedirectAttributes flash) {
        Outcome<UUID> outcome =
                retention.hold(actor, kind, AuditForm.given("subject", subject, UUID::fromString), reason);
        return Pages.answer(outcome, "evidence.retention.hold.placed", PAGE, flash);
    }

    @Requires("evidence.retention")
    @PostMapping(PAGE + "/holds/lift")
    String lift(@RequestParam UUID id, Actor actor, RedirectAttributes flash) {
        return Pages.answer(retention.lift(actor, id), "evidence.retention.hold.lifted", PAGE, flash);
    }

    @Requires("evidence.retention")
    @GetMapping(PAGE + "/transfer.xlsx")
    ResponseEntity<StreamingResponseBody> transferList(
            @RequestParam(defaultValue = "") String kind, Actor actor, @ModelAttribute("frame") Frame frame) {
        List<Retention.Transfer> transfers = retention.transferList(actor, kind, MOST_TRANSFERRED);
        return new ResponseEntity<>(
                stream -> workbooks.writeTransfers(transfers, frame, stream),
                AuditController.attachment("transfer-list.xlsx", AuditWorkbooks.TYPE),
                HttpStatus.OK);
    }
}
