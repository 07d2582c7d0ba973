package org.linli.evidence.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.linli.evidence.EvidenceLog;
import org.linli.evidence.internal.EntryFilter;
import org.linli.evidence.internal.EntrySearch;
import org.linli.kernel.Actor;
import org.linli.kernel.web.BadInput;
import org.linli.kernel.web.Requires;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The auditor's page: who did what, and where the log stands. */
@Controller
class AuditController {

    private final EntrySearch entries;
    private final EvidenceLog log;
    private final VerbKeys verbs;

    AuditController(EntrySearch entries, EvidenceLog log, VerbKeys verbs) {
        this.entries = entries;
        this.log = log;
        this.verbs = verbs;
    }

    @Requires("evidence.audit")
    @GetMapping("/evidence")
    String list(
            @RequestParam(defaultValue = "") String verb,
            @RequestParam(defaultValue = "") String actor,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String before,
            Actor auditor,
            Model model) {
        EntryFilter filter = new EntryFilter(
                given("verb", verb, Function.identity()),
                given("actor", actor, Function.identity()),
                given("subject", subject, UUID::fromString),
                given("day", day, LocalDate::parse));
        model.addAttribute("filter", filter);
        model.addAttribute("found", entries.search(auditor, filter, given("before", before, UUID::fromString)));
        model.addAttribute("state", log.state());
        model.addAttribute("verbs", verbs);
        return "evidence/audit";
    }

    private static <T> Optional<T> given(String field, String text, Function<String, T> read) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(read.apply(text.strip()));
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            throw new BadInput(field, "evidence.audit.bad-" + field);
        }
    }
}
