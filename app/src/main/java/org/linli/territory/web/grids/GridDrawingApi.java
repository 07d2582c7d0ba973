package org.linli.territory.web.grids;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.kernel.web.Frame;
import org.linli.kernel.web.LargeBody;
import org.linli.kernel.web.Requires;
import org.linli.territory.GridCell;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.linli.territory.internal.grids.CellEdits;
import org.linli.territory.internal.grids.Drawings;
import org.linli.territory.internal.grids.GridDrawing;
import org.linli.territory.internal.grids.GridGround;
import org.linli.territory.internal.grids.Publishing;
import org.linli.territory.web.TerritoryPermissions;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the editor of grids talks to. Everything but PUT changes nothing. */
@RestController
@RequestMapping("/api/v1/grid-drawings/{id}")
class GridDrawingApi {

    private static final long TEN_MEGABYTES = 10L * 1024 * 1024;

    private final Drawings drawings;
    private final Publishing publishing;
    private final Territory territory;
    private final JsonMapper json;
    private final Clock clock;

    GridDrawingApi(Drawings drawings, Publishing publishing, Territory territory, JsonMapper json, Clock clock) {
        this.drawings = drawings;
        this.publishing = publishing;
        this.territory = territory;
        this.json = json;
        this.clock = clock;
    }

    /** A drawing with what it is drawn on. */
    record DrawingJson(
            UUID id,
            int revision,
            boolean editable,
            Map<String, Object> unit,
            Map<String, Object> parent,
            Map<String, Integer> limits,
            Map<String, Object> cells,
            GridReportJson report) {}

    /** What a saving came to. */
    record Saved(int revision, GridReportJson report) {}

    /** Cells after a gesture. */
    record Changed(Map<String, Object> cells) {}

    /** Cells after a repair, with what was done. */
    record RepairedJson(Map<String, Object> cells, List<String> changes) {}

    /** A request that was understood: the drawing, the cells, and all of the body. */
    private record Edit(GridDrawing drawing, GridGround ground, List<GridCell> cells, JsonNode body) {}

    @Requires(TerritoryPermissions.GRIDS)
    @GetMapping
    DrawingJson get(@PathVariable UUID id, Actor actor, @ModelAttribute("frame") Frame frame) {
        GridDrawing drawing = drawings.get(actor, id);
        List<GridCell> cells = drawings.cells(actor, id);
        GridGround ground = drawings.getGround(drawing);
        Unit unit = territory.getUnit(drawing.unitNo());
        return new DrawingJson(
                id,
                drawing.revision(),
                drawing.isEditable(),
                Map.of("no", unit.no(), "name", unit.name()),
                CellsJson.geometry(ground.parent()),
                Map.of(
                        "fewestHouseholds", ground.limits().fewestHouseholds(),
                        "mostHouseholds", ground.limits().mostHouseholds()),
                CellsJson.write(cells),
                report(drawing, cells, frame));
    }

    @Requires(TerritoryPermissions.GRIDS)
    @LargeBody(bytes = TEN_MEGABYTES)
    @PutMapping
    ResponseEntity<?> save(
            @PathVariable UUID id,
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            @RequestBody(required = false) @Nullable String body) {
        return edit(
                actor,
                id,
                body,
                frame,
                edit -> drawings.save(actor, id, edit.body().path("revision").asInt(-1), edit.cells(), clock.instant())
                        .map(revision -> new Saved(revision, report(edit.drawing(), edit.cells(), frame))));
    }

    @Requires(TerritoryPermissions.GRIDS)
    @LargeBody(bytes = TEN_MEGABYTES)
    @PostMapping("/check")
    ResponseEntity<?> check(
            @PathVariable UUID id,
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            @RequestBody(required = false) @Nullable String body) {
        return edit(actor, id, body, frame, edit -> Outcome.done(report(edit.drawing(), edit.cells(), frame)));
    }

    @Requires(TerritoryPermissions.GRIDS)
    @LargeBody(bytes = TEN_MEGABYTES)
    @PostMapping("/split")
    ResponseEntity<?> split(
            @PathVariable UUID id,
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            @RequestBody(required = false) @Nullable String body) {
        return edit(
                actor,
                id,
                body,
                frame,
                edit -> CellsJson.line(edit.body().path("line"))
                        .map(line -> CellEdits.split(
                                edit.cells(), edit.body().path("number").asInt(0), line))
                        .orElseGet(() -> Outcome.refused("grids.bad.line"))
                        .map(cells -> new Changed(CellsJson.write(cells))));
    }

    @Requires(TerritoryPermissions.GRIDS)
    @LargeBody(bytes = TEN_MEGABYTES)
    @PostMapping("/merge")
    ResponseEntity<?> merge(
            @PathVariable UUID id,
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            @RequestBody(required = false) @Nullable String body) {
        return edit(actor, id, body, frame, edit -> {
            List<Integer> numbers = new ArrayList<>();
            edit.body().path("numbers").forEach(number -> numbers.add(number.asInt(0)));
            return CellEdits.merge(edit.cells(), numbers).map(cells -> new Changed(CellsJson.write(cells)));
        });
    }

    @Requires(TerritoryPermissions.GRIDS)
    @LargeBody(bytes = TEN_MEGABYTES)
    @PostMapping("/repair")
    ResponseEntity<?> repair(
            @PathVariable UUID id,
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            @RequestBody(required = false) @Nullable String body) {
        return edit(actor, id, body, frame, edit -> {
            CellEdits.Repaired repaired = CellEdits.repair(edit.ground().parent(), edit.cells());
            GridTexts texts = new GridTexts(frame, names(edit.cells()));
            return Outcome.done(new RepairedJson(
                    CellsJson.write(repaired.cells()),
                    repaired.changes().stream().map(texts::of).toList()));
        });
    }

    @Requires(TerritoryPermissions.GRIDS)
    @LargeBody(bytes = TEN_MEGABYTES)
    @PostMapping("/fill")
    ResponseEntity<?> fill(
            @PathVariable UUID id,
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            @RequestBody(required = false) @Nullable String body) {
        return edit(actor, id, body, frame, edit -> {
            JsonNode number = edit.body().path("number");
            return CellsJson.polygon(edit.body().path("gap"))
                    .map(gap -> CellEdits.fill(
                            edit.ground().parent(),
                            edit.cells(),
                            gap,
                            number.isInt() ? (Integer) number.asInt() : null))
                    .orElseGet(() -> Outcome.refused("grids.refused.gap"))
                    .map(cells -> new Changed(CellsJson.write(cells)));
        });
    }

    /** Finds the drawing first: what is not the actor's does not exist, whatever was sent. */
    private ResponseEntity<?> edit(
            Actor actor, UUID id, @Nullable String text, Frame frame, Function<Edit, ? extends Outcome<?>> act) {
        GridDrawing drawing = drawings.get(actor, id);
        Optional<JsonNode> body = parsed(text);
        if (body.isEmpty()) {
            return problem(HttpStatus.BAD_REQUEST, "400", frame.t("grids.bad.json"), List.of());
        }
        Set<Integer> known =
                territory.listChildren(drawing.unitNo()).stream().map(Unit::no).collect(Collectors.toSet());
        CellsJson.Read read = CellsJson.read(body.get().get("cells"), known);
        if (!read.flaws().isEmpty()) {
            List<String> sentences = read.flaws().stream()
                    .map(flaw -> flaw.position() == 0
                            ? frame.t(flaw.reason())
                            : frame.t("grids.bad.at", flaw.position(), frame.t(flaw.reason())))
                    .toList();
            return problem(HttpStatus.UNPROCESSABLE_CONTENT, "422", sentences.getFirst(), sentences);
        }
        Edit edit = new Edit(drawing, drawings.getGround(drawing), read.cells(), body.get());
        return switch (act.apply(edit)) {
            case Outcome.Done<?> done -> ResponseEntity.ok(done.value());
            case Outcome.Refused<?> refused -> refused(refused.refusal(), frame);
        };
    }

    private Optional<JsonNode> parsed(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(json::readTree).filter(JsonNode::isObject);
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    private static ResponseEntity<?> refused(Refusal refusal, Frame frame) {
        return switch (refusal.key()) {
            case "grids.refused.changed" ->
                problem(HttpStatus.CONFLICT, "grid-drawing-changed", frame.t(refusal), List.of());
            case "grids.refused.not-draft" ->
                problem(HttpStatus.CONFLICT, "grid-drawing-closed", frame.t(refusal), List.of());
            default -> problem(HttpStatus.UNPROCESSABLE_CONTENT, "422", frame.t(refusal), List.of());
        };
    }

    private static ResponseEntity<?> problem(HttpStatus status, String type, String detail, List<String> errors) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:linli:problem:" + type));
        if (!errors.isEmpty()) {
            problem.setProperty("errors", errors);
        }
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private GridReportJson report(GridDrawing drawing, List<GridCell> cells, Frame frame) {
        return GridReportJson.of(drawings.check(drawing, cells), cells, publishing.givesCodes(drawing.unitNo()), frame);
    }

    private static Map<Integer, String> names(List<GridCell> cells) {
        return cells.stream().collect(Collectors.toMap(GridCell::number, GridCell::name));
    }
}
