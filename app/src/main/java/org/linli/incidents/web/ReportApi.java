package org.linli.incidents.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.geo.CoordinateSystem;
import org.linli.geo.LonLat;
import org.linli.incidents.Incidents;
import org.linli.incidents.NewReport;
import org.linli.incidents.internal.Categories;
import org.linli.kernel.Actor;
import org.linli.kernel.web.BadInput;
import org.linli.kernel.web.Doors;
import org.linli.kernel.web.OpenToAll;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Reporting from other programs. A repeat with the same {@code Idempotency-Key} answers the first report. */
@RestController
class ReportApi {

    private static final Doors.Door SENDING = new Doors.Door("report.api", 60, Duration.ofHours(1));
    private static final int LONGEST_TEXT = 2000;
    private static final int LONGEST_ADDRESS = 200;

    private final Incidents incidents;
    private final Categories categories;
    private final Territory territory;
    private final Doors doors;
    private final Clock clock;

    ReportApi(Incidents incidents, Categories categories, Territory territory, Doors doors, Clock clock) {
        this.incidents = incidents;
        this.categories = categories;
        this.territory = territory;
        this.doors = doors;
        this.clock = clock;
    }

    /**
     * A report. Its place is a point, or the code of a community.
     *
     * @param crs datum of the point; {@code wgs84} unless said otherwise
     */
    record Report(
            @Nullable String text,
            @Nullable String category,
            @Nullable Double longitude,
            @Nullable Double latitude,
            @Nullable String crs,
            @Nullable String unitCode,
            @Nullable String address,
            @Nullable String contactName,
            @Nullable String contactPhone) {}

    /** How to follow the report. */
    record Accepted(String trackingCode, String href) {}

    @OpenToAll(because = "anybody may report, without an account")
    @PostMapping("/api/v1/reports")
    ResponseEntity<Accepted> report(
            HttpServletRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Report report) {
        doors.pass(SENDING, request);
        UUID id = incidents
                .report(Actor.anonymous(), read(report), key == null ? null : "api:" + key, clock.instant())
                .orThrow();
        String code = incidents.trackingCode(id).toString();
        return ResponseEntity.created(URI.create("/track/" + code)).body(new Accepted(code, "/track/" + code));
    }

    private NewReport read(Report report) {
        String text = bounded("text", report.text(), LONGEST_TEXT)
                .filter(words -> words.length() >= 2)
                .orElseThrow(() -> new BadInput("text", "incidents.bad.text-missing"));
        Optional<LonLat> point = point(report);
        Unit unit = point.flatMap(territory::locate)
                .or(() -> point.isPresent() ? Optional.empty() : byCode(report.unitCode()))
                .orElseThrow(() -> new BadInput(
                        point.isPresent() ? "longitude" : "unitCode",
                        point.isPresent() ? "incidents.bad.place-outside" : "incidents.bad.place-missing"));
        String category = Optional.ofNullable(report.category())
                .map(code -> categories.find(code).orElseThrow(() -> new BadInput("category", "incidents.bad.choice")))
                .map(Categories.Category::code)
                .orElse(null);
        String name = bounded("contactName", report.contactName(), 60).orElse(null);
        String phone = bounded("contactPhone", report.contactPhone(), 24).orElse(null);
        return new NewReport(
                text,
                category,
                unit.no(),
                bounded("address", report.address(), LONGEST_ADDRESS).orElse(null),
                point.orElse(null),
                null,
                List.of(),
                name == null && phone == null ? null : new NewReport.Contact(name, phone),
                NewReport.Channel.WEB,
                null,
                clock.instant());
    }

    private static Optional<LonLat> point(Report report) {
        Double longitude = report.longitude();
        Double latitude = report.latitude();
        if (longitude == null && latitude == null) {
            return Optional.empty();
        }
        if (longitude == null || latitude == null || !LonLat.inRange(longitude, latitude)) {
            throw new BadInput("longitude", "incidents.bad.coordinates");
        }
        CoordinateSystem datum = CoordinateSystem.named(
                        Optional.ofNullable(report.crs()).orElse("wgs84"))
                .orElseThrow(() -> new BadInput("crs", "incidents.bad.choice"));
        return Optional.of(datum.toWgs84(new LonLat(longitude, latitude)));
    }

    private Optional<Unit> byCode(@Nullable String code) {
        return Optional.ofNullable(code).flatMap(territory::findByCode);
    }

    private static Optional<String> bounded(String field, @Nullable String text, int longest) {
        Optional<String> stripped = Optional.ofNullable(text).map(String::strip).filter(words -> !words.isEmpty());
        if (stripped.filter(words -> words.length() > longest).isPresent()) {
            throw new BadInput(field, "incidents.bad.too-long", longest);
        }
        return stripped;
    }
}
