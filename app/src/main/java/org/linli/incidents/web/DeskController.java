package org.linli.incidents.web;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.incidents.internal.DeskQueue;
import org.linli.incidents.internal.DeskQueue.Tab;
import org.linli.incidents.internal.IncidentRecords;
import org.linli.incidents.internal.PartnerDesk;
import org.linli.kernel.Actor;
import org.linli.kernel.web.BadInput;
import org.linli.kernel.web.Frame;
import org.linli.kernel.web.Requires;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The queue: what waits, due first, with a preview beside it. */
@Controller
class DeskController {

    private static final int PAGE = 25;

    private final DeskQueue queue;
    private final LineView.Words lines;
    private final IncidentRecords records;
    private final RecordPage.Words words;
    private final PartnerDesk partners;

    DeskController(
            DeskQueue queue,
            LineView.Words lines,
            IncidentRecords records,
            RecordPage.Words words,
            PartnerDesk partners) {
        this.queue = queue;
        this.lines = lines;
        this.records = records;
        this.words = words;
        this.partners = partners;
    }

    @Requires("incidents.list")
    @GetMapping("/desk")
    String desk(
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            @RequestParam(required = false) @Nullable String tab,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        Tab chosen = tab == null ? Tab.MINE : parse(tab);
        DeskQueue.Queue page = queue.queue(actor, chosen, after, PAGE);
        if (tab == null && page.slice().items().isEmpty()) {
            // Who holds nothing begins with what waits for her post.
            chosen = Tab.POST;
            page = queue.queue(actor, chosen, after, PAGE);
        }
        List<LineView> rows =
                page.slice().items().stream().map(line -> lines.of(line, frame)).toList();
        model.addAttribute("tab", chosen.name().toLowerCase(Locale.ROOT));
        model.addAttribute("queue", page);
        model.addAttribute("rows", rows);
        model.addAttribute("isFirstPage", after == null);
        model.addAttribute("partsWaiting", partners.countWaiting(actor));
        model.addAttribute(
                "preview",
                rows.isEmpty() || !actor.may("incidents.open")
                        ? null
                        : words.of(records.get(actor, rows.getFirst().line().id()), frame));
        return "incidents/queue";
    }

    private static Tab parse(String tab) {
        try {
            return Tab.valueOf(tab.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new BadInput("tab", "incidents.bad.tab");
        }
    }

    @Requires("incidents.open")
    @GetMapping("/incidents/{id}/preview")
    String preview(Actor actor, @ModelAttribute("frame") Frame frame, @PathVariable UUID id, Model model) {
        model.addAttribute("page", words.of(records.get(actor, id), frame));
        return "incidents/preview";
    }
}
