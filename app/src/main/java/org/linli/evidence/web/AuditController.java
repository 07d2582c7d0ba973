package org.linli.evidence.web;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.evidence.EvidenceLog;
import org.linli.evidence.Subject;
import org.linli.evidence.internal.AuditExports;
import org.linli.evidence.internal.DeliveryRows;
import org.linli.evidence.internal.EntryFilter;
import org.linli.evidence.internal.EntryLine;
import org.linli.evidence.internal.EntrySearch;
import org.linli.evidence.internal.PackageMaker;
import org.linli.kernel.Actor;
import org.linli.kernel.web.BadInput;
import org.linli.kernel.web.Frame;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.Requires;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The auditor's pages: who did what, where the log stands, one record followed through, packages for others. */
@Controller
class AuditController {

    private static final String SUBJECT = "/evidence/subjects/{kind}/{id}";
    private static final int LONGEST_REASON = 200;
    private static final int LONGEST_TRAIL = 2_000;

    private final EntrySearch entries;
    private final AuditExports exports;
    private final EvidenceLog log;
    private final DeliveryRows deliveries;
    private final PackageMaker packages;
    private final AuditWorkbooks workbooks;
    private final VerbKeys verbs;
    private final Clock clock;

    AuditController(
            EntrySearch entries,
            AuditExports exports,
            EvidenceLog log,
            DeliveryRows deliveries,
            PackageMaker packages,
            AuditWorkbooks workbooks,
            VerbKeys verbs,
            Clock clock) {
        this.entries = entries;
        this.exports = exports;
        this.log = log;
        this.deliveries = deliveries;
        this.packages = packages;
        this.workbooks = workbooks;
        this.verbs = verbs;
        this.clock = clock;
    }

    @Requires("evidence.audit")
    @GetMapping("/evidence")
    String list(AuditForm form, @RequestParam(defaultValue = "") String before, Actor auditor, Model model) {
        EntryFilter filter = form.toFilter();
        model.addAttribute("filter", filter);
        model.addAttribute(
                "found", entries.search(auditor, filter, AuditForm.given("before", before, UUID::fromString)));
        model.addAttribute("state", log.state());
        model.addAttribute("deliveries", deliveries.list());
        model.addAttribute("verbs", verbs);
        return "evidence/audit";
    }

    @Requires("evidence.export")
    @GetMapping("/evidence/export.xlsx")
    ResponseEntity<StreamingResponseBody> workbook(
            AuditForm form, Actor auditor, @ModelAttribute("frame") Frame frame) {
        List<EntryLine> lines = exports.list(auditor, form.toFilter());
        return new ResponseEntity<>(
                stream -> workbooks.write(lines, frame, stream),
                attachment("evidence-" + day(frame) + ".xlsx", AuditWorkbooks.TYPE),
                HttpStatus.OK);
    }

    @Requires("evidence.audit")
    @GetMapping(SUBJECT)
    String trail(@PathVariable String kind, @PathVariable UUID id, Actor auditor, Model model) {
        Subject subject = new Subject(kind, id);
        List<EntryLine> lines = entries.trail(auditor, subject, LONGEST_TRAIL);
        if (lines.isEmpty()) {
            throw new NotFound();
        }
        model.addAttribute("subject", subject);
        model.addAttribute("lines", lines);
        model.addAttribute("verbs", verbs);
        return "evidence/trail";
    }

    @Requires("evidence.export")
    @PostMapping(SUBJECT + "/package")
    ResponseEntity<byte[]> evidencePackage(
            @PathVariable String kind,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Actor auditor) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new BadInput("reason", "evidence.package.no-reason");
        }
        String receipts = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString() + "/receipts/";
        byte[] made = packages.make(auditor, new Subject(kind, id), reason.strip(), receipts);
        return new ResponseEntity<>(
                made,
                attachment("evidence-" + id + ".zip", MediaType.parseMediaType("application/zip")),
                HttpStatus.OK);
    }

    static HttpHeaders attachment(String name, MediaType type) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(type);
        headers.setContentDisposition(
                ContentDisposition.attachment().filename(name).build());
        headers.setAll(Map.of(HttpHeaders.CACHE_CONTROL, "no-store"));
        return headers;
    }

    private String day(Frame frame) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(
                clock.instant().atZone(frame.zone()).toLocalDate());
    }
}
