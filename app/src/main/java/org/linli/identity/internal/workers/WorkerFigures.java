package org.linli.identity.internal.workers;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.linli.kernel.Actor;
import org.linli.kernel.NumberRanges;
import org.linli.territory.PeopleWhoServe;
import org.springframework.stereotype.Component;

/** The figures of the register for the staffing report. */
@Component
class WorkerFigures implements PeopleWhoServe {

    private static final String PERMISSION = "identity.workers";

    private final WorkerList list;

    WorkerFigures(WorkerList list) {
        this.list = list;
    }

    @Override
    public List<Figure> countToday(Actor reader, NumberRanges units) {
        if (!reader.may(PERMISSION)) {
            return List.of();
        }
        ServingCounts counts =
                list.count(reader, new WorkerFilter(Optional.empty(), "", units, "", Optional.empty(), false));
        return Arrays.stream(ServingKind.values())
                .map(kind -> new Figure(
                        "workers.kind." + kind.name(),
                        "/workers?kind=" + kind.word(),
                        counts.of(kind).people(),
                        counts.of(kind).engagements()))
                .toList();
    }
}
