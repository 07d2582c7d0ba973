package org.linli.incidents.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.incidents.internal.Categories;
import org.linli.incidents.internal.IncidentLists;
import org.linli.incidents.internal.Line;
import org.linli.incidents.internal.ListFilter;
import org.linli.kernel.Actor;
import org.linli.kernel.web.Frame;
import org.linli.kernel.web.MapView;
import org.linli.kernel.web.Requires;
import org.linli.territory.Lineage;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The list of incidents, its map, and its export. */
@Controller
class ListController {

    private static final int PAGE = 50;
    private static final int STRUCTURES = 5;
    private static final int MOST_EXPORTED = 50_000;

    private final IncidentLists lists;
    private final LineView.Words words;
    private final Categories categories;
    private final Territory territory;
    private final Lineage lineage;
    private final Workbooks workbooks;
    private final Clock clock;

    ListController(
            IncidentLists lists,
            LineView.Words words,
            Categories categories,
            Territory territory,
            Lineage lineage,
            Workbooks workbooks,
            Clock clock) {
        this.lists = lists;
        this.words = words;
        this.categories = categories;
        this.territory = territory;
        this.lineage = lineage;
        this.workbooks = workbooks;
        this.clock = clock;
    }

    @Requires("incidents.list")
    @GetMapping("/incidents")
    String list(
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            ListForm form,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        IncidentLists.Page page = lists.page(actor.scope(), form.toFilter(actor, territory, lineage), after, PAGE);
        model.addAttribute("form", form);
        model.addAttribute(
                "rows",
                page.slice().items().stream().map(line -> words.of(line, frame)).toList());
        model.addAttribute("count", page.count());
        model.addAttribute("next", page.slice().next());
        model.addAttribute("isFirstPage", after == null);
        model.addAttribute("categories", categories.list());
        model.addAttribute("units", unitsOf(actor, form));
        model.addAttribute(
                "structureDays",
                lineage.daysOfChange(STRUCTURES).stream()
                        .map(day -> day.minusDays(1))
                        .toList());
        return "incidents/list";
    }

    @Requires("incidents.list")
    @GetMapping("/incidents/map")
    String map(Actor actor, @ModelAttribute("frame") Frame frame, ListForm form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("view", mapFor(actor, form));
        return "incidents/map";
    }

    /** Borders, streets and houses of the actor's unit below the incidents of the list. */
    private static MapView mapFor(Actor actor, ListForm form) {
        int unitNo = actor.findPost().map(Actor.ActingPost::unitNo).orElse(0);
        String base = "/api/v1/units/" + unitNo;
        return MapView.fitting(
                "grid",
                List.of(
                        new MapView.Layer("grid", base + "/boundaries.geojson"),
                        new MapView.Layer("street", base + "/features.geojson?layer=streets"),
                        new MapView.Layer("building", base + "/features.geojson?layer=buildings"),
                        new MapView.Layer("incident", "/api/v1/incidents.geojson" + form.with("after", null))));
    }

    private List<Unit> unitsOf(Actor actor, ListForm form) {
        LocalDate day = form.structureDay();
        return day == null ? unitsOf(actor) : unitsOf(actor, day);
    }

    /** What was right below the actor's unit on that day, or below what stood in its place. */
    private List<Unit> unitsOf(Actor actor, LocalDate day) {
        return actor.findPost().map(Actor.ActingPost::unitNo).stream()
                .flatMap(own -> lineage.resolve(own, day).stream())
                .flatMap(resolved -> Stream.concat(
                        Stream.of(resolved.unit()),
                        territory.listChildren(resolved.unit().no(), day).stream()))
                .toList();
    }

    private List<Unit> unitsOf(Actor actor) {
        Optional<Integer> own = actor.findPost().map(Actor.ActingPost::unitNo);
        if (own.isEmpty() || actor.scope().units().isEmpty()) {
            return List.of();
        }
        return territory.listChildren(own.get());
    }

    @Requires("incidents.export")
    @GetMapping("/incidents/export.xlsx")
    ResponseEntity<StreamingResponseBody> export(Actor actor, @ModelAttribute("frame") Frame frame, ListForm form) {
        ListFilter filter = form.toFilter(actor, territory, lineage);
        List<Line> lines = lists.list(actor.scope(), filter, MOST_EXPORTED);
        String name = "incidents-"
                + DateTimeFormatter.BASIC_ISO_DATE.format(clock.instant().atZone(frame.zone()));
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(
                MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
        headers.setContentDisposition(
                ContentDisposition.attachment().filename(name + ".xlsx").build());
        return new ResponseEntity<>(stream -> workbooks.write(lines, frame, stream), headers, HttpStatus.OK);
    }
}
