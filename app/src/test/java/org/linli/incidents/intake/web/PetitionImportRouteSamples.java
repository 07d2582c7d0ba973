package org.linli.incidents.intake.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.linli.identity.RouteSamples;
import org.linli.incidents.intake.Books;
import org.linli.incidents.intake.ImportScene;
import org.linli.incidents.intake.Intake;
import org.linli.incidents.intake.IntakeOrder;
import org.linli.kernel.Actor;
import org.linli.kernel.Scope;
import org.linli.territory.Territory;
import org.springframework.stereotype.Component;

@Component
class PetitionImportRouteSamples implements RouteSamples {

    private final Intake intake;
    private final Territory territory;

    PetitionImportRouteSamples(Intake intake, Territory territory) {
        this.intake = intake;
        this.territory = territory;
    }

    @Override
    public List<Sample> at(int unitNo) {
        String number = ImportScene.number();
        String page = "/imports/petitions/" + preparedAt(unitNo, number);
        String route = "/imports/petitions/{id}";
        return List.of(
                new OfList("GET /imports/petitions", "/imports/petitions", number + ".xlsx"),
                new OfRecord("GET " + route, page),
                new OfRecord("GET " + route + "/report.csv", page + "/report.csv"),
                new OfRecord("POST " + route + "/start", page + "/start", Map.of()),
                new OfRecord("POST " + route + "/stop", page + "/stop", Map.of()),
                new OfRecord("POST " + route + "/drop", page + "/drop", Map.of()));
    }

    private UUID preparedAt(int unitNo, String number) {
        Actor actor = new Actor(
                Actor.Kind.STAFF,
                new UUID(71, unitNo),
                "测试",
                new Actor.ActingPost(new UUID(81, unitNo), "管理员", unitNo, null),
                new Scope.Territory(territory.numbersAtOrBelow(unitNo)),
                Set.of("incidents.import"));
        try {
            Path folder = Files.createTempDirectory("import-samples");
            Path file = Books.withRows(folder, List.of(Books.row(number, "路灯不亮", "2019/2/28 11:25:05", "")));
            return intake.prepare(actor, new IntakeOrder(file, number + ".xlsx", null, List.of(), null))
                    .orThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
