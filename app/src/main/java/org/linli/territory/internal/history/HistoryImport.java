package org.linli.territory.internal.history;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.linli.kernel.Transactions;
import org.linli.kernel.UuidV7;
import org.linli.lineage.AreaCodeList;
import org.linli.lineage.Contradiction;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitWriter;
import org.springframework.stereotype.Component;

/**
 * Brings in the history of divisions from a list of codes as yescallop/areacodes publishes it (CC0): provinces, cities and
 * counties of every year since 1981. All in one transaction; done twice it adds nothing.
 */
@Component
public class HistoryImport {

    private final HistoryRows rows;
    private final UnitWriter units;
    private final Snapshots snapshots;
    private final Transactions transactions;
    private final Evidence evidence;
    private final Clock clock;

    HistoryImport(
            HistoryRows rows,
            UnitWriter units,
            Snapshots snapshots,
            Transactions transactions,
            Evidence evidence,
            Clock clock) {
        this.rows = rows;
        this.units = units;
        this.snapshots = snapshots;
        this.transactions = transactions;
        this.evidence = evidence;
        this.clock = clock;
    }

    /**
     * What came of an import.
     *
     * @param units that were added
     * @param known that were there and got their past
     */
    public record Done(int units, int known, int versions, int links, List<Contradiction> contradictions) {}

    /** What the list is, without writing. */
    public AreaCodeList.Reading read(String text) {
        try (StringReader reader = new StringReader(text)) {
            return AreaCodeList.read(reader);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public Done run(Actor actor, AreaCodeList.Reading reading) {
        History history = transactions.write(actor.scope(), () -> write(actor, reading));
        snapshots.refresh();
        return new Done(
                history.newNumbers().size(),
                history.known(),
                history.versions().size(),
                history.links().size(),
                history.contradictions());
    }

    private History write(Actor actor, AreaCodeList.Reading reading) {
        units.lock();
        PastUnits past = new PastUnits(reading.lineage());
        History history =
                new HistoryPlanner(past, rows.held(past.all()), units.levelNames()).plan(reading, units::takeNumbers);
        rows.insertUnits(history.newNumbers(), clock.instant());
        rows.insertVersions(history.versions());
        rows.insertLinks(history.links());
        units.recount();
        UUID id = UuidV7.at(clock.instant());
        evidence.record(Act.of(
                actor,
                "territory.history-imported",
                new Subject("import", id),
                0,
                Map.of(
                        "units", Integer.toString(history.newNumbers().size()),
                        "known", Integer.toString(history.known()),
                        "versions", Integer.toString(history.versions().size()),
                        "links", Integer.toString(history.links().size()))));
        return history;
    }
}
