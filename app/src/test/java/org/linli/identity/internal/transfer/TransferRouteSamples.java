package org.linli.identity.internal.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.identity.RouteSamples;
import org.linli.identity.TestStaff;
import org.linli.identity.TestStaff.Person;
import org.linli.identity.internal.Actors;
import org.linli.identity.internal.Standing;
import org.linli.identity.internal.Standings;
import org.linli.kernel.Actor;
import org.linli.kernel.Transactions;
import org.linli.kernel.UuidV7;
import org.linli.territory.Territory;
import org.linli.territory.TerritorySamples;
import org.linli.territory.internal.reorganisation.Operation;
import org.linli.territory.internal.reorganisation.Plans;
import org.springframework.stereotype.Component;

/** Orders belong to the unit to which people go. */
@Component
class TransferRouteSamples implements RouteSamples {

    private final TestStaff staff;
    private final TransferRows rows;
    private final EmploymentSheets sheets;
    private final Standings standings;
    private final Actors actors;
    private final Plans plans;
    private final Territory territory;
    private final Transactions transactions;
    private final Clock clock;

    TransferRouteSamples(
            TestStaff staff,
            TransferRows rows,
            EmploymentSheets sheets,
            Standings standings,
            Actors actors,
            Plans plans,
            Territory territory,
            Transactions transactions,
            Clock clock) {
        this.staff = staff;
        this.rows = rows;
        this.sheets = sheets;
        this.standings = standings;
        this.actors = actors;
        this.plans = plans;
        this.territory = territory;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public List<Sample> at(int unitNo) {
        Person person = staff.holding("community-clerk", unitNo);
        Actor planner = TerritorySamples.staffAt(territory, unitNo, "territory.plan");
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(30);
        UUID plan =
                plans.draft(planner, unitNo, "样例方案", "", day, clock.instant()).orThrow();
        plans.add(planner, plan, List.of(new Operation.Rename(unitNo, "样例新名"))).orThrow();
        UUID order = ordered(person, plan, unitNo, day);
        String page = "/accounts/" + person.account() + "/employment";
        String sheet = "/colleagues/employment/" + sent(unitNo, person);
        return List.of(
                new OfRecord("GET /transfers/{plan}", "/transfers/" + plan),
                new OfRecord("GET /transfers/orders/{id}", "/transfers/orders/" + order),
                new OfRecord("GET /accounts/{id}/employment", page),
                new OfRecord("POST /accounts/{id}/employment", page, Map.of("grade", "九级职员")),
                new OfWorkbook(
                        "GET /colleagues/employment/workbook.xlsx",
                        "/colleagues/employment/workbook.xlsx",
                        person.login()),
                new OfRecord("GET /colleagues/employment/{id}", sheet),
                new OfRecord("POST /colleagues/employment/{id}", sheet, Map.of("rows", "all")));
    }

    private UUID sent(int unitNo, Person person) {
        Standing standing = standings
                .find(staff.holding("local-administrator", unitNo).account())
                .orElseThrow();
        try {
            Path file = Files.createTempFile("employment", ".csv");
            try {
                Files.writeString(file, "账号,姓名,职级,薪级、待遇\n%s,%s,九级职员,\n".formatted(person.login(), person.name()));
                return sheets.prepare(actors.of(standing, standing.posts().getFirst()), "职级待遇.csv", file)
                        .orThrow();
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private UUID ordered(Person person, UUID plan, int unitNo, LocalDate day) {
        UUID id = UuidV7.at(clock.instant());
        return transactions.write(TerritorySamples.system().scope(), () -> {
            TransferRows.Holder holder =
                    rows.holders(List.of(person.post()), day).getFirst();
            rows.insert(
                    plan,
                    "样例方案",
                    day,
                    List.of(new TransferRows.Order(id, holder, unitNo, unitNo, UUID.randomUUID())),
                    clock.instant());
            return id;
        });
    }
}
