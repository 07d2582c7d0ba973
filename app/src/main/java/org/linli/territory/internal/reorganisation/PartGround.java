package org.linli.territory.internal.reorganisation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.kernel.Outcome;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.boundaries.DrawnAreas;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;

/**
 * The ground of the parts of a unit that is split, as the planner gives it: a dividing line for two parts, or a GeoJSON
 * with an area of its name for every part.
 */
@Component
public class PartGround {

    private final Snapshots snapshots;

    PartGround(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /** The operations with the ground drawn for their parts. */
    public Outcome<List<Operation>> drawn(List<Operation> operations, String drawing) {
        if (drawing.isBlank()) {
            return Outcome.done(operations);
        }
        Outcome<List<Operation>> all = Outcome.done(List.of());
        for (Operation operation : operations) {
            Outcome<? extends Operation> one =
                    operation instanceof Operation.Split split ? drawn(split, drawing) : Outcome.done(operation);
            all = all.then(before -> one.map(next -> {
                List<Operation> longer = new ArrayList<>(before);
                longer.add(next);
                return longer;
            }));
        }
        return all;
    }

    private Outcome<Operation.Split> drawn(Operation.Split split, String drawing) {
        return drawing.strip().startsWith("{")
                ? DrawnAreas.read(drawing).then(areas -> byName(split, areas))
                : byLine(split, drawing);
    }

    private static Outcome<Operation.Split> byName(Operation.Split split, Map<String, Geometry> areas) {
        List<Geometry> shapes = new ArrayList<>();
        for (Operation.Part part : split.parts()) {
            Geometry shape = areas.get(part.name());
            if (shape == null) {
                return Outcome.refused("reorganisation.refused.ground-name", part.name());
            }
            shapes.add(shape);
        }
        return Outcome.done(with(split, shapes));
    }

    private Outcome<Operation.Split> byLine(Operation.Split split, String line) {
        if (split.parts().size() != 2) {
            return Outcome.refused("reorganisation.refused.line-parts");
        }
        Optional<Geometry> whole = snapshots.boundaries().find(split.unitNo());
        return whole.isEmpty()
                ? Outcome.refused("reorganisation.refused.ground-whole")
                : DividingLine.divide(whole.get(), line)
                        .map(halves -> with(split, List.of(halves.left(), halves.right())));
    }

    private static Operation.Split with(Operation.Split split, List<Geometry> shapes) {
        List<Operation.Part> parts = new ArrayList<>();
        for (int i = 0; i < shapes.size(); i++) {
            Operation.Part part = split.parts().get(i);
            parts.add(new Operation.Part(part.name(), part.code(), part.childNos(), GroundText.write(shapes.get(i))));
        }
        return new Operation.Split(split.unitNo(), parts);
    }
}
