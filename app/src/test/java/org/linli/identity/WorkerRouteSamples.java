package org.linli.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.linli.identity.TestStaff.Person;
import org.linli.identity.internal.Actors;
import org.linli.identity.internal.Standing;
import org.linli.identity.internal.Standings;
import org.linli.identity.internal.workers.roster.Rosters;
import org.linli.kernel.Outcome;
import org.linli.kernel.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** People are seen where they serve. */
@Component
class WorkerRouteSamples implements RouteSamples {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final WorkerRegister register;
    private final Rosters rosters;
    private final TestStaff staff;
    private final Standings standings;
    private final Actors actors;
    private final Transactions transactions;
    private final JdbcClient jdbc;

    WorkerRouteSamples(
            WorkerRegister register,
            Rosters rosters,
            TestStaff staff,
            Standings standings,
            Actors actors,
            Transactions transactions,
            JdbcClient jdbc) {
        this.register = register;
        this.rosters = rosters;
        this.staff = staff;
        this.standings = standings;
        this.actors = actors;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @Override
    public List<Sample> at(int unitNo) {
        String name = "路线" + COUNT.incrementAndGet();
        UUID person = enter(name, unitNo);
        UUID other = enter(name + "同", unitNo);
        String page = "/workers/" + person;
        String engagement = page + "/engagements/" + engagementOf(person);
        String pair = "/workers/duplicates/" + person + "/" + other;
        String roster = "/workers/import/" + roster(unitNo);
        Map<String, String> changed =
                Map.of("role", "VOLUNTEER", "unit", Integer.toString(unitNo), "from", "2024-03-01", "version", "1");
        return List.of(
                new OfList("GET /workers", "/workers?q=" + name, page),
                new OfWorkbook("GET /workers/export.xlsx", "/workers/export.xlsx?q=" + name, name),
                new OfList("GET /workers/duplicates", "/workers/duplicates?weak=true", page.substring(9)),
                new OfRecord("GET /workers/{id}", page),
                new OfRecord("POST /workers/{id}/phone", page + "/phone", Map.of()),
                new OfRecord("GET /workers/{id}/change", page + "/change"),
                new OfRecord("POST /workers/{id}/change", page + "/change", Map.of("name", name, "phone", "")),
                new OfRecord("GET /workers/{id}/engagements/new", page + "/engagements/new"),
                new OfRecord("POST /workers/{id}/engagements", page + "/engagements", changed),
                new OfRecord("GET /workers/{id}/engagements/{engagement}", engagement),
                new OfRecord("POST /workers/{id}/engagements/{engagement}", engagement, changed),
                new OfRecord("POST /workers/{id}/apart", page + "/apart", Map.of("former", other.toString())),
                new OfRecord("GET /workers/duplicates/{one}/{other}", pair),
                new OfRecord("POST /workers/duplicates/{one}/{other}/again", pair + "/again", Map.of()),
                new OfRecord("POST /workers/duplicates/{one}/{other}", pair, Map.of("decision", "two")),
                new OfRecord("GET /workers/import/{id}", roster),
                new OfRecord("POST /workers/import/{id}", roster, Map.of("rows", "all")));
    }

    private UUID enter(String name, int unitNo) {
        Outcome<UUID> entered = register.enter(
                TestStaff.INSTALLER,
                new NewWorker(
                        name,
                        "0473-00" + (10_000 + COUNT.get()),
                        new NewEngagement(ServingRole.VOLUNTEER, unitNo, "", "", LocalDate.of(2024, 3, 1), null)));
        return entered.orThrow();
    }

    private UUID engagementOf(UUID person) {
        return transactions.read(
                TestStaff.INSTALLER.scope(),
                () -> jdbc.sql("SELECT id FROM engagement WHERE worker_id = :id")
                        .param("id", person)
                        .query(UUID.class)
                        .single());
    }

    private UUID roster(int unitNo) {
        Person administrator = staff.holding("local-administrator", unitNo);
        Standing standing = standings.find(administrator.account()).orElseThrow();
        try {
            Path file = Files.createTempFile("roster", ".xlsx");
            try {
                Files.write(file, ColleagueFile.of(List.of("姓名", "角色", "辖区"), List.of("甲|没有|没有")));
                return rosters.prepare(actors.of(standing, standing.posts().getFirst()), "名册", "名册.xlsx", file)
                        .orThrow();
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
