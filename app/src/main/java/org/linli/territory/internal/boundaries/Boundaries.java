package org.linli.territory.internal.boundaries;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Outcome;
import org.linli.territory.ImportOrder;
import org.linli.territory.SourceFile;
import org.linli.territory.internal.BoundaryIndex;
import org.linli.territory.internal.UnitTree;

/** GeoJSON files that have been read and can be compared with the units of any moment. */
public final class Boundaries {

    private final List<CheckedFeature> features;
    private final ImportOrder.Boundaries order;

    private Boundaries(List<CheckedFeature> features, ImportOrder.Boundaries order) {
        this.features = List.copyOf(features);
        this.order = order;
    }

    /** Refused when a file is no GeoJSON of features at all. */
    public static Outcome<Boundaries> read(ImportOrder.Boundaries order) {
        Outcome<List<GeoFeature>> outcome = Outcome.done(List.of());
        for (SourceFile file : order.files()) {
            outcome = outcome.then(before -> GeoJsonReader.read(file).map(read -> {
                List<GeoFeature> all = new ArrayList<>(before);
                all.addAll(read);
                return all;
            }));
        }
        return outcome.map(features -> new Boundaries(checked(features, order), order));
    }

    private static List<CheckedFeature> checked(List<GeoFeature> features, ImportOrder.Boundaries order) {
        return IntStream.range(0, features.size())
                .mapToObj(position -> CheckedFeature.of(position, features.get(position), order))
                .toList();
    }

    public int size() {
        return features.size();
    }

    /** @param scope numbers the actor may change */
    public BoundaryPlan plan(UnitTree tree, BoundaryIndex published, NumberRanges scope, LocalDate since) {
        return new BoundaryPlanner(order, tree, published, scope, since).plan(features);
    }
}
