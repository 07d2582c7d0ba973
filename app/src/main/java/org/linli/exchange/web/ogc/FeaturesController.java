package org.linli.exchange.web.ogc;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.linli.exchange.web.ogc.ItemsQuery.Parameters;
import org.linli.kernel.Zone;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.OpenToAll;
import org.linli.territory.PublishedUnits;
import org.linli.territory.PublishedUnits.Position;
import org.linli.territory.PublishedUnits.PublishedUnit;
import org.linli.territory.PublishedUnits.Query;
import org.linli.territory.PublishedUnits.Span;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** OGC API – Features: the items of a level, of any day, a page at a time. */
@RestController
class FeaturesController {

    private static final String PUBLIC = "names, codes and boundaries of units are public";
    private static final CacheControl SHORTLY =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern VERSION = Pattern.compile("\\d{1,9}@\\d{4}-\\d{2}-\\d{2}");
    private static final int MOST_COUNTED = 10_000;

    private final PublishedUnits units;
    private final Clock clock;
    private final Zone zone;

    FeaturesController(PublishedUnits units, Clock clock, Zone zone) {
        this.units = units;
        this.clock = clock;
        this.zone = zone;
    }

    @OpenToAll(because = PUBLIC)
    @GetMapping("/ogc/collections/{level}/items")
    ResponseEntity<String> items(
            HttpServletRequest request,
            @PathVariable String level,
            @RequestParam(required = false) @Nullable String bbox,
            @RequestParam(name = "bbox-crs", required = false) @Nullable String bboxCrs,
            @RequestParam(required = false) @Nullable String datetime,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String crs) {
        known(level);
        Crs answered = crs == null ? Crs.CRS84 : Crs.named("crs", crs);
        Query query = ItemsQuery.read(level, new Parameters(bbox, bboxCrs, datetime, limit, after), today(), zone.id());
        Query oneMore = new Query(query.level(), query.span(), query.box(), query.after(), query.limit() + 1);
        List<PublishedUnit> found = units.list(oneMore);
        boolean hasMore = found.size() > query.limit();
        List<PublishedUnit> page = hasMore ? found.subList(0, query.limit()) : found;
        int matched = units.countUpTo10001(query);
        return answer(
                answered,
                ItemsText.page(
                        page,
                        answered,
                        query.span(),
                        matched > MOST_COUNTED ? null : matched,
                        clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                        links(request, level, page, hasMore)));
    }

    @OpenToAll(because = PUBLIC)
    @GetMapping("/ogc/collections/{level}/items/{id}")
    ResponseEntity<String> item(
            HttpServletRequest request,
            @PathVariable String level,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String datetime,
            @RequestParam(required = false) @Nullable String crs) {
        known(level);
        Crs answered = crs == null ? Crs.CRS84 : Crs.named("crs", crs);
        Span span = ItemsQuery.span(VERSION.matcher(id).matches() ? dayOf(id) : datetime, today(), zone.id());
        PublishedUnit unit = units.find(level, numberOf(id), span).orElseThrow(NotFound::new);
        Addresses at = Addresses.of(request);
        List<Link> links = List.of(
                at.to(
                        "/ogc/collections/" + level + "/items/" + id,
                        "self",
                        Addresses.GEO_JSON,
                        unit.unit().name()),
                at.to("/ogc/collections/" + level, "collection", Addresses.JSON, level),
                at.to(
                        "/units/" + unit.unit().no(),
                        "alternate",
                        "text/html",
                        unit.unit().name()));
        return answer(answered, ItemsText.one(unit, answered, span, links));
    }

    private ResponseEntity<String> answer(Crs crs, String body) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(Addresses.GEO_JSON))
                .header("Content-Crs", "<" + crs.uri() + ">")
                .cacheControl(SHORTLY)
                .body(body);
    }

    private void known(String level) {
        if (units.listLevels().stream().noneMatch(one -> one.key().equals(level))) {
            throw new NotFound();
        }
    }

    private static int numberOf(String id) {
        String number = id.contains("@") ? id.substring(0, id.indexOf('@')) : id;
        if (!NUMBER.matcher(number).matches()) {
            throw new NotFound();
        }
        return Integer.parseInt(number);
    }

    private static String dayOf(String id) {
        return id.substring(id.indexOf('@') + 1);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone.id());
    }

    private static List<Link> links(
            HttpServletRequest request, String level, List<PublishedUnit> page, boolean hasMore) {
        Addresses at = Addresses.of(request);
        String query = request.getQueryString();
        String self = request.getRequestURI() + (query == null ? "" : "?" + query);
        List<Link> links = new ArrayList<>();
        links.add(at.to(self, "self", Addresses.GEO_JSON, "this page"));
        links.add(at.to("/ogc/collections/" + level, "collection", Addresses.JSON, level));
        if (hasMore) {
            PublishedUnit last = page.getLast();
            String cursor = ItemsQuery.cursor(new Position(last.unit().no(), last.validFrom()));
            String next = UriComponentsBuilder.fromUriString(self)
                    .replaceQueryParam("after", cursor)
                    .build()
                    .toUriString();
            links.add(at.to(next, "next", Addresses.GEO_JSON, "next page"));
        }
        return links;
    }
}
