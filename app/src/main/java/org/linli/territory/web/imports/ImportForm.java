package org.linli.territory.web.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.linli.geo.CoordinateSystem;
import org.linli.kernel.Outcome;
import org.linli.territory.ImportOrder;
import org.linli.territory.ImportOrder.PropertyNames;
import org.linli.territory.SourceFile;
import org.linli.territory.internal.imports.ImportJob;

/** What is chosen beside the files, as it was typed. */
public record ImportForm(
        @Nullable String under,
        @Nullable String names,
        @Nullable String since,
        @Nullable String datum,
        @Nullable String gridsOf,
        @Nullable String codeProperty,
        @Nullable String nameProperty,
        @Nullable String communityProperty,
        @Nullable Boolean repair) {

    ImportForm() {
        this(null, null, null, null, null, null, null, null, null);
    }

    public boolean acceptsRepairs() {
        return repair != null && repair;
    }

    public boolean isDatum(CoordinateSystem system) {
        return text(datum)
                .flatMap(CoordinateSystem::named)
                .filter(system::equals)
                .isPresent();
    }

    Outcome<ImportOrder> order(ImportJob.Kind kind, List<SourceFile> files) {
        Optional<LocalDate> day;
        try {
            day = text(since).map(LocalDate::parse);
        } catch (DateTimeException unreadable) {
            return Outcome.refused("territory.import.bad-date");
        }
        return switch (kind) {
            case DIVISIONS ->
                Outcome.done(
                        new ImportOrder.Divisions(files, text(under).orElse(null), placeNames(), day.orElse(null)));
            case BOUNDARIES ->
                Outcome.done(new ImportOrder.Boundaries(
                        files,
                        text(datum).flatMap(CoordinateSystem::named).orElse(null),
                        text(gridsOf).orElse(null),
                        new PropertyNames(
                                text(codeProperty).orElse(null),
                                text(nameProperty).orElse(null),
                                text(communityProperty).orElse(null)),
                        acceptsRepairs(),
                        day.orElse(null)));
        };
    }

    /** One pair a line, for example {@code 1503=乌海市}. */
    private Map<String, String> placeNames() {
        Map<String, String> pairs = new TreeMap<>();
        text(names).stream().flatMap(String::lines).forEach(line -> {
            int equals = line.replace('＝', '=').indexOf('=');
            if (equals > 0 && equals < line.length() - 1) {
                pairs.put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            }
        });
        return pairs;
    }

    private static Optional<String> text(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(known -> !known.isEmpty());
    }
}
