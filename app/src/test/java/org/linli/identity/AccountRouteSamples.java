package org.linli.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.identity.TestStaff.Person;
import org.linli.identity.internal.Actors;
import org.linli.identity.internal.Standing;
import org.linli.identity.internal.Standings;
import org.linli.identity.internal.colleagues.ColleagueImports;
import org.springframework.stereotype.Component;

@Component
class AccountRouteSamples implements RouteSamples {

    private final TestStaff staff;
    private final Standings standings;
    private final Actors actors;
    private final ColleagueImports imports;

    AccountRouteSamples(TestStaff staff, Standings standings, Actors actors, ColleagueImports imports) {
        this.staff = staff;
        this.standings = standings;
        this.actors = actors;
        this.imports = imports;
    }

    @Override
    public List<Sample> at(int unitNo) {
        Person person = staff.holding("grid-worker", unitNo);
        String page = "/accounts/" + person.account();
        String post = "/posts/" + person.post();
        String file = "/colleagues/import/" + imported(unitNo);
        return List.of(
                new OfList("GET /accounts", "/accounts?q=" + person.login(), page),
                new OfCount("GET /accounts", "/accounts?q=" + person.login() + "&sort=newest", "共 1 个账号", "共 0 个账号"),
                new OfWorkbook(
                        "GET /accounts/export.xlsx", "/accounts/export.xlsx?q=" + person.login(), person.login()),
                new OfRecord("GET /accounts/{id}", page),
                new OfRecord("GET /accounts/{id}/{act}", page + "/close"),
                new OfRecord("POST /accounts/{id}/{act}", page + "/link", Map.of()),
                new OfRecord("POST /accounts/{id}/{act}", page + "/name", Map.of("name", "改名")),
                new OfRecord("POST /accounts/{id}/{act}", page + "/suspend", Map.of()),
                new OfRecord("POST /accounts/{id}/{act}", page + "/resume", Map.of()),
                new OfRecord("POST /accounts/{id}/{act}", page + "/close", Map.of()),
                new OfRecord("POST /accounts/{id}/{act}", page + "/reopen", Map.of()),
                new OfRecord("GET /accounts/{id}/doors/{act}", page + "/doors/sign-out"),
                new OfRecord("POST /accounts/{id}/doors/{act}", page + "/doors/sign-out", Map.of()),
                new OfRecord("POST /accounts/{id}/doors/{act}", page + "/doors/factor", Map.of()),
                new OfRecord("POST /accounts/{id}/doors/{act}", page + "/doors/bind", Map.of("subject", "x")),
                new OfRecord("GET /posts", "/posts?unit=" + unitNo),
                new OfRecord("GET /posts/seeing", "/posts/seeing?unit=" + unitNo),
                new OfRecord("GET /posts/{id}", post),
                new OfRecord("POST /posts/{id}/appointments", post + "/appointments", Map.of("login", "nobody")),
                new OfRecord(
                        "POST /posts/{id}/appointments/end",
                        post + "/appointments/end",
                        Map.of("account", person.account().toString())),
                new OfRecord("GET /colleagues/import/{id}", file),
                new OfRecord("POST /colleagues/import/{id}", file, Map.of("rows", "all")));
    }

    private UUID imported(int unitNo) {
        Person administrator = staff.holding("local-administrator", unitNo);
        Standing standing = standings.find(administrator.account()).orElseThrow();
        try {
            Path file = Files.createTempFile("colleagues", ".xlsx");
            try {
                Files.write(file, ColleagueFile.of(List.of("甲|somebody|网格员|网格员|没有")));
                return imports.prepare(actors.of(standing, standing.posts().getFirst()), "同事.xlsx", file)
                        .orThrow();
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
