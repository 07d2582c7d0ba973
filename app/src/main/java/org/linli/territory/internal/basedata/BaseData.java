package org.linli.territory.internal.basedata;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.linli.kernel.Transactions;
import org.linli.kernel.UuidV7;
import org.linli.territory.Unit;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitTree;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the package: a zip with a GeoPackage, two tables and a manifest. Only what is public goes in – names, codes,
 * boundaries and places, nothing about people.
 */
@Component
public class BaseData {

    private static final List<String> UNIT_FIELDS =
            List.of("code", "name", "level", "level_name", "parent_code", "civil_code", "valid_from");
    private static final List<String> PLACE_FIELDS =
            List.of("layer", "name", "address", "unit_code", "unit_name", "longitude", "latitude");
    private static final Locale LANGUAGE = Locale.SIMPLIFIED_CHINESE;

    private final Snapshots snapshots;
    private final BaseDataRows rows;
    private final Transactions transactions;
    private final Evidence evidence;
    private final MessageSource messages;
    private final JsonMapper json;
    private final Clock clock;

    BaseData(
            Snapshots snapshots,
            BaseDataRows rows,
            Transactions transactions,
            Evidence evidence,
            MessageSource messages,
            JsonMapper json,
            Clock clock) {
        this.snapshots = snapshots;
        this.rows = rows;
        this.transactions = transactions;
        this.evidence = evidence;
        this.messages = messages;
        this.json = json;
        this.clock = clock;
    }

    /** What was written. */
    public record Written(UUID id, int units, int boundaries, int places) {}

    /** A file of the package that has been written. */
    private record Part(String name, Path file, int rows) {}

    public LocalDate today() {
        return snapshots.today();
    }

    /** The unit of a code on a day. */
    public Optional<Unit> findUnit(String code, LocalDate day) {
        return snapshots.units(day).findByCode(code);
    }

    /**
     * Nothing is sent before all of it is there, so that a failure does not leave half a package.
     *
     * @param top only this unit and what lies below it; everything when absent
     */
    public Written write(Actor actor, LocalDate day, Optional<Unit> top, OutputStream out) throws IOException {
        Path folder = Files.createTempDirectory("linli-base-data-");
        try {
            BaseUnits units = BaseUnits.of(snapshots.units(day), top);
            Instant now = clock.instant();
            Written written = transactions.write(actor.scope(), () -> {
                List<Part> parts = parts(units, day, now, folder);
                Written done = new Written(
                        UuidV7.at(now),
                        units.within().size(),
                        parts.get(0).rows(),
                        parts.get(2).rows());
                record(actor, day, top, done, pack(parts, units, day, now, folder));
                return done;
            });
            try (InputStream in = Files.newInputStream(folder.resolve("package.zip"))) {
                in.transferTo(out);
            }
            return written;
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private List<Part> parts(BaseUnits units, LocalDate day, Instant now, Path folder) {
        Map<Integer, Unit> byNumber = units.byNumber();
        Path map = folder.resolve("base-data.gpkg");
        try (GeoPackageFile geoPackage = GeoPackageFile.create(map);
                CsvFile unitTable = new CsvFile(folder.resolve("units.csv"), UNIT_FIELDS);
                CsvFile placeTable = new CsvFile(folder.resolve("places.csv"), PLACE_FIELDS)) {
            units.above().forEach(unit -> unitTable.line(fields(unit, units)));
            units.within().stream()
                    .filter(unit -> !unit.code().isEmpty())
                    .forEach(unit -> unitTable.line(fields(unit, units)));
            int[] boundaries = {0};
            rows.boundaries(units.numbers(), day, boundary -> {
                Unit unit = byNumber.get(boundary.unitNo());
                if (unit != null) {
                    boundaries[0]++;
                    quietly(() -> geoPackage.addUnit(unit, units.parentCode(unit), boundary));
                }
            });
            rows.places(units.numbers(), place -> {
                Unit unit = Optional.ofNullable(byNumber.get(place.unitNo()))
                        .or(units::top)
                        .orElse(null);
                if (unit != null) {
                    quietly(() -> geoPackage.addPlace(place, unit));
                    placeTable.line(fields(place, unit));
                }
            });
            geoPackage.finish(now);
            return List.of(
                    new Part("base-data.gpkg", map, boundaries[0]),
                    new Part("units.csv", folder.resolve("units.csv"), unitTable.rows()),
                    new Part("places.csv", folder.resolve("places.csv"), placeTable.rows()));
        } catch (SQLException e) {
            throw new IllegalStateException("Writing a GeoPackage", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing base data", e);
        }
    }

    private static List<String> fields(Unit unit, BaseUnits units) {
        Optional<UnitTree.Entry> entry = units.tree().findEntry(unit.no());
        return List.of(
                unit.code(),
                unit.name(),
                unit.level(),
                unit.levelName(),
                units.parentCode(unit),
                entry.map(UnitTree.Entry::civilCode).orElse(""),
                entry.map(known -> known.bornOn().toString()).orElse(""));
    }

    private static List<String> fields(BaseDataRows.Place place, Unit unit) {
        return List.of(
                place.layer(),
                place.name(),
                place.address(),
                unit.code(),
                unit.name(),
                degrees(place.longitude()),
                degrees(place.latitude()));
    }

    private static String degrees(double value) {
        return String.format(Locale.ROOT, "%.7f", value);
    }

    /** Answers the hash of the manifest, which names the hashes of all else. */
    private String pack(List<Part> parts, BaseUnits units, LocalDate day, Instant now, Path folder) {
        try {
            byte[] manifest = json.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest(parts, units, day, now));
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("package.zip")))) {
                zip.putNextEntry(new ZipEntry("manifest.json"));
                zip.write(manifest);
                for (Part part : parts) {
                    zip.putNextEntry(new ZipEntry(part.name()));
                    Files.copy(part.file(), zip);
                }
            }
            return HexFormat.of().formatHex(sha256().digest(manifest));
        } catch (IOException e) {
            throw new UncheckedIOException("Packing base data", e);
        }
    }

    private Map<String, Object> manifest(List<Part> parts, BaseUnits units, LocalDate day, Instant now)
            throws IOException {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("format", "linli-base-data");
        manifest.put("version", 1);
        manifest.put("day", day.toString());
        manifest.put("writtenAt", now.toString());
        manifest.put("unit", units.top().map(Unit::code).orElse(""));
        manifest.put("unitName", units.top().map(Unit::name).orElse(""));
        manifest.put("crs", "EPSG:" + GeoPackageFile.CGCS2000);
        manifest.put("crsName", "CGCS2000, degrees, x = longitude, y = latitude");
        manifest.put("units", units.within().size());
        manifest.put("unitsAbove", units.above().size());
        manifest.put("unitsLeftOut", units.leftOut());
        manifest.put("notice", text("basedata.manifest.notice"));
        manifest.put("placesDay", snapshots.today().toString());
        List<Map<String, Object>> files = new ArrayList<>();
        for (Part part : parts) {
            Map<String, Object> file = new LinkedHashMap<>();
            file.put("name", part.name());
            file.put("rows", part.rows());
            file.put("bytes", Files.size(part.file()));
            file.put("sha256", sha256(part.file()));
            files.add(file);
        }
        manifest.put("files", files);
        manifest.put("fields", Map.of("units", described(UNIT_FIELDS), "places", described(PLACE_FIELDS)));
        return manifest;
    }

    private Map<String, String> described(List<String> fields) {
        Map<String, String> described = new LinkedHashMap<>();
        fields.forEach(field -> described.put(field, text("basedata.field." + field.replace('_', '-'))));
        return described;
    }

    private void record(Actor actor, LocalDate day, Optional<Unit> top, Written written, String manifestHash) {
        evidence.record(Act.of(
                actor,
                "territory.base-data-exported",
                new Subject("export", written.id()),
                top.map(Unit::no).orElse(0),
                Map.of(
                        "day", day.toString(),
                        "units", Integer.toString(written.units()),
                        "boundaries", Integer.toString(written.boundaries()),
                        "places", Integer.toString(written.places()),
                        "manifest", "sha256:" + manifestHash)));
    }

    private String text(String key) {
        return messages.getMessage(key, null, LANGUAGE);
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void quietly(Adding adding) {
        try {
            adding.add();
        } catch (SQLException e) {
            throw new IllegalStateException("Writing a GeoPackage", e);
        }
    }

    /** Adds a row. */
    @FunctionalInterface
    private interface Adding {

        void add() throws SQLException;
    }
}
