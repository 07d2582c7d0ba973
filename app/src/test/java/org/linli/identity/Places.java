package org.linli.identity;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.linli.territory.ImportOrder;
import org.linli.territory.SourceFile;
import org.linli.territory.Territory;
import org.linli.territory.TerritoryImports;
import org.springframework.stereotype.Component;

/** A unit with a sibling and a parent, for tests of who sees what. */
@Component
public class Places {

    private static final String PARENT = "139900000000";
    private static final String OWN = "139901000000";
    private static final String SIBLING = "139902000000";

    private static final String DIVISIONS = """
            code,name
            139900000000,试验市
            139901000000,试验东区
            139902000000,试验西区
            """;

    private final Territory territory;
    private final TerritoryImports imports;

    Places(Territory territory, TerritoryImports imports) {
        this.territory = territory;
        this.imports = imports;
    }

    public int own() {
        return number(OWN);
    }

    public int sibling() {
        return number(SIBLING);
    }

    public int parent() {
        return number(PARENT);
    }

    private synchronized int number(String code) {
        if (territory.findByCode(code).isEmpty()) {
            SourceFile file = new SourceFile("places.csv", DIVISIONS.getBytes(StandardCharsets.UTF_8));
            imports.run(
                            TestStaff.INSTALLER,
                            new ImportOrder.Divisions(List.of(file), null, Map.of(), null),
                            TerritoryImports.Progress.SILENT)
                    .orThrow();
        }
        return territory.findByCode(code).orElseThrow().no();
    }
}
