package org.linli.bench;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Evidence.Opened;
import org.linli.evidence.EvidenceLog;
import org.linli.evidence.Subject;
import org.linli.incidents.Incidents;
import org.linli.incidents.NewReport;
import org.linli.kernel.Actor;
import org.linli.kernel.Purpose;
import org.linli.kernel.Transactions;

/** A small log with a bit of everything: acts alone and in bulk, openings alone and of a list, incidents. */
final class TamperScene {

    private static final Instant MORNING = Instant.parse("2026-11-21T01:00:00Z");
    private static final Purpose HANDLING = new Purpose("incidents.handling");
    private static final int SINGLE = 280;
    private static final int INCIDENTS = 24;

    private final Evidence evidence;
    private final EvidenceLog log;
    private final Transactions transactions;
    private final Incidents incidents;
    private final Actor actor;
    private final int unitNo;

    TamperScene(BenchServer server, Actor actor) {
        this.evidence = server.part(Evidence.class);
        this.log = server.part(EvidenceLog.class);
        this.transactions = server.part(Transactions.class);
        this.incidents = server.part(Incidents.class);
        this.actor = actor;
        this.unitNo = actor.findPost().orElseThrow().unitNo();
    }

    void lay() {
        for (int i = 0; i < SINGLE; i++) {
            Act act = act(i);
            transactions.write(actor.scope(), () -> evidence.record(act));
        }
        for (int i = 0; i < INCIDENTS; i++) {
            NewReport report = new NewReport(
                    "路灯第" + i + "盏不亮，请来看看",
                    null,
                    unitNo,
                    "人民路" + i + "号",
                    null,
                    null,
                    List.of(),
                    new NewReport.Contact("李四", "13800000000"),
                    NewReport.Channel.COUNTER,
                    null,
                    MORNING.plusSeconds(i));
            incidents.report(actor, report, null, MORNING.plusSeconds(60L + i)).orThrow();
        }
        transactions.write(
                actor.scope(),
                () -> evidence.recordAll(
                        IntStream.range(SINGLE, SINGLE + 12).mapToObj(this::act).toList()));
        for (int i = 0; i < 6; i++) {
            transactions.write(actor.scope(), () -> {
                evidence.recordAccess(actor, new Subject("scene", UUID.randomUUID()), unitNo, HANDLING, "核对电话");
                return 0;
            });
        }
        transactions.write(actor.scope(), () -> {
            evidence.recordAccesses(
                    actor,
                    IntStream.range(0, 12)
                            .mapToObj(i -> new Opened(new Subject("scene", UUID.randomUUID()), unitNo))
                            .toList(),
                    HANDLING,
                    "");
            return 0;
        });
        log.sequenceNow();
    }

    private Act act(int number) {
        return Act.of(
                actor,
                "scene.recorded",
                new Subject("scene", UUID.randomUUID()),
                unitNo,
                Map.of("no", Integer.toString(number)));
    }
}
