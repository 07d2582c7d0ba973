package org.linli.statute.web;

import java.time.Clock;
import java.time.LocalDate;
import org.linli.clock.WorkingCalendar;
import org.linli.kernel.Actor;
import org.linli.kernel.web.BadInput;
import org.linli.kernel.web.Frame;
import org.linli.kernel.web.Requires;
import org.linli.statute.internal.CalendarDesk;
import org.linli.statute.internal.Layer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The calendars: of the nation, of the actor's unit and of the units below it, year by year. */
@Controller
class CalendarsController {

    private final CalendarDesk desk;
    private final Clock clock;

    CalendarsController(CalendarDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    @Requires("statute.browse")
    @GetMapping("/calendars")
    String own(
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            @RequestParam(defaultValue = "") String year,
            Model model) {
        int unitNo = actor.findPost()
                .map(Actor.ActingPost::unitNo)
                .filter(no -> actor.scope().units().contains(no))
                .orElse(Layer.NATION);
        return page(actor, frame, unitNo, year, model);
    }

    @Requires("statute.browse")
    @GetMapping("/calendars/{unit}")
    String show(
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            @PathVariable int unit,
            @RequestParam(defaultValue = "") String year,
            Model model) {
        desk.checkSight(actor, unit);
        return page(actor, frame, unit, year, model);
    }

    private String page(Actor actor, Frame frame, int unit, String year, Model model) {
        int shown =
                year(year, LocalDate.ofInstant(clock.instant(), frame.zone()).getYear());
        model.addAttribute("unit", unit);
        model.addAttribute("name", desk.nameOf(unit));
        model.addAttribute("year", YearView.of(desk.calendar(unit), shown));
        model.addAttribute("along", desk.layersAlong(unit));
        model.addAttribute("children", desk.childrenOf(unit));
        model.addAttribute("within", desk.layeredWithin(actor.scope()));
        model.addAttribute("changes", desk.changes(unit));
        model.addAttribute("mayChange", desk.mayChange(actor, unit));
        return "statute/calendar";
    }

    static int year(String text, int present) {
        if (text.isBlank()) {
            return present;
        }
        int first = WorkingCalendar.FIRST_DATE.getYear();
        int last = WorkingCalendar.LAST_DATE.getYear();
        try {
            int year = Integer.parseInt(text.strip());
            if (year >= first && year <= last) {
                return year;
            }
        } catch (NumberFormatException notAYear) {
            // Answered below like any other year that no calendar has.
        }
        throw new BadInput("year", "statute.error.year", Integer.toString(first), Integer.toString(last));
    }
}
