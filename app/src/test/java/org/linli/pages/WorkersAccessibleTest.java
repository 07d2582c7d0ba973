package org.linli.pages;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.identity.NewEngagement;
import org.linli.identity.NewWorker;
import org.linli.identity.ServingRole;
import org.linli.identity.TestStaff;
import org.linli.identity.WorkerRegister;
import org.linli.kernel.Actor;
import org.linli.territory.Territory;
import org.linli.territory.TerritorySamples;
import org.linli.territory.internal.reorganisation.TestReorganisation;
import org.springframework.beans.factory.annotation.Autowired;

/** FEATURE UNDER TEST: WCAG 2.2 AA on the pages of the people who serve, and that they fit their width. */
@BrowserTest
class WorkersAccessibleTest extends InBrowser {

    @Autowired
    TestStaff staff;

    @Autowired
    TestReorganisation reorganisation;

    @Autowired
    WorkerRegister register;

    @Autowired
    Territory territory;

    @ParameterizedTest
    @ValueSource(strings = {"standard", "elder"})
    void pages_of_the_register(String mode) {
        String city = reorganisation.oldCity();
        int street = territory.findByCode(city + "02001").orElseThrow().no();
        Actor office = TerritorySamples.staffAt(territory, street, "identity.workers-keep");
        UUID first = enter(office, ServingRole.AUXILIARY, street, "0473-0000991");
        UUID second = enter(office, ServingRole.BUILDING_LEADER, street, "0473-0000991");
        UUID third = enter(office, ServingRole.VOLUNTEER, street, "0473-0000992");
        register.decideSame(office, first, third).orThrow();
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("list", "/workers");
        pages.put("list-empty", "/workers?q=没有这样的");
        pages.put("person", "/workers/" + first);
        pages.put("new", "/workers/new");
        pages.put("change", "/workers/" + first + "/change");
        pages.put("engage", "/workers/" + first + "/engagements/new");
        pages.put("duplicates", "/workers/duplicates");
        pages.put("compare", "/workers/duplicates/" + first + "/" + second);
        pages.put("import", "/workers/import");
        Page desk = deskOf(
                staff.permitted(Set.of("identity.workers", "identity.workers-keep", "territory.browse"), street));
        choose(desk, "elder", mode.equals("elder") ? "1" : "0");

        assertAccessibleAndFitting(desk, "workers-" + mode, pages);
    }

    private UUID enter(Actor office, ServingRole role, int unitNo, String phone) {
        return register.enter(
                        office,
                        new NewWorker(
                                "方圆",
                                phone,
                                new NewEngagement(role, unitNo, "市场监管", "新苑小区3号楼", LocalDate.of(2024, 3, 1), null)))
                .orThrow();
    }
}
