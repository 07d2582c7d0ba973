package org.linli.statute.web;

import java.time.Clock;
import java.time.LocalDate;
import org.linli.kernel.web.Frame;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.Requires;
import org.linli.statute.CodeTables;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The code tables, as of a day. */
@Controller
class CodeTablesController {

    private final CodeTables codes;
    private final Clock clock;

    CodeTablesController(CodeTables codes, Clock clock) {
        this.codes = codes;
        this.clock = clock;
    }

    @Requires("statute.browse")
    @GetMapping("/code-tables")
    String list(@ModelAttribute("frame") Frame frame, Model model) {
        model.addAttribute("tables", codes.list(today(frame)));
        return "statute/codeTables";
    }

    @Requires("statute.browse")
    @GetMapping("/code-tables/{name}")
    String show(
            @ModelAttribute("frame") Frame frame,
            @PathVariable String name,
            @RequestParam(defaultValue = "") String day,
            Model model) {
        LocalDate asOf = RuleFilter.day(day, today(frame));
        model.addAttribute("table", codes.find(name, asOf).orElseThrow(NotFound::new));
        model.addAttribute("entries", codes.asOf(name, asOf));
        model.addAttribute("day", asOf);
        return "statute/codeTable";
    }

    private LocalDate today(Frame frame) {
        return LocalDate.ofInstant(clock.instant(), frame.zone());
    }
}
