package org.linli.territory.internal.imports;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.geo.CoordinateSystem;
import org.linli.territory.ImportOrder;
import org.linli.territory.ImportOrder.PropertyNames;
import org.linli.territory.SourceFile;

/** An order without its files, as it is stored with a job. */
sealed interface OrderSettings {

    ImportOrder with(List<SourceFile> files);

    /** Settings of an import of divisions. */
    record ForDivisions(
            @Nullable String under,
            Map<String, String> names,
            @Nullable LocalDate since) implements OrderSettings {

        @Override
        public ImportOrder with(List<SourceFile> files) {
            return new ImportOrder.Divisions(files, under, names, since);
        }
    }

    /** Settings of an import of boundaries. */
    record ForBoundaries(
            @Nullable CoordinateSystem datum,
            @Nullable String gridsOf,
            PropertyNames properties,
            boolean acceptsRepairs,
            @Nullable LocalDate since)
            implements OrderSettings {

        @Override
        public ImportOrder with(List<SourceFile> files) {
            return new ImportOrder.Boundaries(files, datum, gridsOf, properties, acceptsRepairs, since);
        }
    }

    static OrderSettings of(ImportOrder order) {
        return switch (order) {
            case ImportOrder.Divisions d -> new ForDivisions(d.under(), d.names(), d.since());
            case ImportOrder.Boundaries b ->
                new ForBoundaries(b.datum(), b.gridsOf(), b.properties(), b.acceptsRepairs(), b.since());
        };
    }
}
