package org.linli.incidents.intake;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.linli.kernel.Actor;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.territory.ImportOrder;
import org.linli.territory.SourceFile;
import org.linli.territory.Territory;
import org.linli.territory.TerritoryImports;
import org.linli.territory.TerritoryImports.Progress;
import org.linli.territory.Unit;
import org.springframework.stereotype.Component;

/** A city with two districts, numbers that no other test uses, and people who import. */
@Component
public class ImportScene {

    public static final String CITY = "8601";
    public static final String EAST = "860102";
    public static final String WEST = "860103";

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final String DIVISIONS = """
            code,name
            8601,留言市
            860102,留言东区
            860103,留言西区
            """;

    private final Territory territory;
    private final TerritoryImports imports;

    ImportScene(Territory territory, TerritoryImports imports) {
        this.territory = territory;
        this.imports = imports;
    }

    public synchronized Unit unit(String code) {
        if (territory.findByCode(code).isEmpty()) {
            SourceFile file = new SourceFile("places.csv", DIVISIONS.getBytes(StandardCharsets.UTF_8));
            imports.run(
                            Actor.system(new Purpose("test.import")),
                            new ImportOrder.Divisions(List.of(file), null, Map.of(), null),
                            Progress.SILENT)
                    .orThrow();
        }
        return territory.findByCode(code).orElseThrow();
    }

    public Actor administratorAt(String code) {
        int unitNo = unit(code).no();
        return new Actor(
                Actor.Kind.STAFF,
                new UUID(70, unitNo),
                "赵敏 · 管理员",
                new Actor.ActingPost(new UUID(80, unitNo), "管理员", unitNo, null),
                new Scope.Territory(territory.numbersAtOrBelow(unitNo)),
                Set.of("incidents.import"));
    }

    /** A message number that is nobody else's. */
    public static String number() {
        return "T-" + NEXT.incrementAndGet();
    }

    public static IntakeOrder order(Path file, String... places) {
        return new IntakeOrder(file, "messages.xlsx", null, List.of(places), null);
    }
}
