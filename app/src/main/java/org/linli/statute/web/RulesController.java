package org.linli.statute.web;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.linli.kernel.Actor;
import org.linli.kernel.TrueCount;
import org.linli.kernel.web.Frame;
import org.linli.kernel.web.Requires;
import org.linli.statute.RuleVersion;
import org.linli.statute.internal.RuleBook;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The rules: the list as of a day, its export, and each rule with its versions. */
@Controller
class RulesController {

    private final RuleBook book;
    private final Clock clock;

    RulesController(RuleBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    @Requires("statute.browse")
    @GetMapping("/rules")
    String list(@ModelAttribute("frame") Frame frame, @RequestParam Map<String, String> query, Model model) {
        RuleFilter filter = RuleFilter.of(query, today(frame));
        List<RuleVersion> all = book.list(filter.day());
        List<RuleVersion> rules = filter.of(all);
        model.addAttribute("filter", filter);
        model.addAttribute("count", TrueCount.ofLimited(rules.size()));
        model.addAttribute(
                "fields", all.stream().map(RuleVersion::field).distinct().toList());
        model.addAttribute("groups", rules.stream().collect(groupingBy(RuleVersion::field, TreeMap::new, toList())));
        return "statute/rules";
    }

    @Requires("statute.browse")
    @GetMapping("/rules/export.xlsx")
    ResponseEntity<StreamingResponseBody> export(
            @ModelAttribute("frame") Frame frame, @RequestParam Map<String, String> query) {
        RuleFilter filter = RuleFilter.of(query, today(frame));
        List<RuleVersion> rules = filter.of(book.list(filter.day()));
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(
                MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
        headers.setContentDisposition(ContentDisposition.attachment()
                .filename("rules-" + filter.day() + ".xlsx")
                .build());
        return new ResponseEntity<>(stream -> RuleSheet.write(rules, frame, stream), headers, HttpStatus.OK);
    }

    @Requires("statute.browse")
    @GetMapping("/rules/{key}")
    String show(Actor actor, @ModelAttribute("frame") Frame frame, @PathVariable String key, Model model) {
        model.addAttribute("rule", book.get(key));
        model.addAttribute("today", today(frame));
        model.addAttribute("mayChange", book.mayChange(actor));
        return "statute/rule";
    }

    private LocalDate today(Frame frame) {
        return LocalDate.ofInstant(clock.instant(), frame.zone());
    }
}
