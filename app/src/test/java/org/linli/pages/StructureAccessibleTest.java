package org.linli.pages;

import com.microsoft.playwright.Page;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.identity.TestStaff;
import org.linli.territory.GridAdmissions;
import org.linli.territory.GridItem;
import org.linli.territory.Territory;
import org.linli.territory.TerritorySamples;
import org.linli.territory.UnitNotes;
import org.linli.territory.internal.reorganisation.TestReorganisation;
import org.springframework.beans.factory.annotation.Autowired;

/** FEATURE UNDER TEST: WCAG 2.2 AA on the pages of levels, templates, bodies, notes and coverage, and that they fit their width. */
@BrowserTest
class StructureAccessibleTest extends InBrowser {

    @Autowired
    TestStaff staff;

    @Autowired
    TestReorganisation reorganisation;

    @Autowired
    UnitNotes notes;

    @Autowired
    Territory territory;

    @Autowired
    GridAdmissions admissions;

    @Autowired
    Clock clock;

    @ParameterizedTest
    @ValueSource(strings = {"standard", "elder"})
    void pages_of_the_structure(String mode) {
        String city = reorganisation.oldCity();
        int street = territory.findByCode(city + "02001").orElseThrow().no();
        int community = territory.findByCode(city + "02001001").orElseThrow().no();
        var all = TerritorySamples.staffEverywhere();
        var day = reorganisation.today().minusDays(30);
        notes.applyTemplate(all, street, "street-centres", day).orThrow();
        notes.applyTemplate(all, community, "two-two-two-x", day).orThrow();
        notes.addAlias(all, community, "老车站", day, null, "居民说法").orThrow();
        notes.putTrait(all, community, "community-type", "QUARTER", Map.of("estate", "阳光苑"), day, "")
                .orThrow();
        notes.putTrait(all, community, "roll-out", "PILOT", Map.of(), day, "").orThrow();
        notes.putPopulation(all, community, day, 3_000, 1_200, "年中").orThrow();
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("unit", "/units/" + community);
        pages.put("composition", "/units/" + community + "/composition");
        pages.put("profile", "/units/" + community + "/profile");
        pages.put("body", "/units/" + community + "/bodies/edit");
        pages.put("new-unit", "/units/" + street + "/new");
        pages.put("levels", "/structure/levels");
        pages.put("level", "/structure/levels/edit?level=community");
        pages.put("templates", "/structure/templates?unit=" + street);
        pages.put(
                "template",
                "/structure/templates/look?template=tongling-flat&below=true&unit=" + city + "02&from=" + day);
        pages.put("coverage", "/structure/coverage?unit=" + street);
        pages.put("staffing", "/structure/staffing?unit=" + street);
        pages.put("attributes", "/structure/attributes?unit=" + street);
        pages.put("stages", "/structure/stages?unit=" + street);
        pages.put("stage", "/units/" + community + "/stage");
        pages.put("population", "/structure/population");
        pages.put("stage-items", "/structure/stages/items");
        var asked = new GridAdmissions.Proposal(
                street,
                new GridItem.Wording("行道树查看", "每月一次", "照片", "《城市绿化条例》"),
                reorganisation.today(),
                null,
                "路过就能看见",
                "",
                "工具由本所出");
        pages.put("admissions", "/grids/admissions");
        pages.put("admissions-waiting", "/grids/admissions/waiting");
        pages.put("admission-new", "/grids/admissions/new");
        pages.put(
                "admission",
                "/grids/admissions/"
                        + admissions
                                .propose(
                                        TerritorySamples.staffAt(territory, street, "territory.propose"),
                                        asked,
                                        clock.instant())
                                .orThrow());
        Page desk = deskOf(staff.permitted(
                Set.of(
                        "territory.structure",
                        "territory.bodies",
                        "territory.browse",
                        "territory.propose",
                        "territory.admit"),
                territory.findByCode(city + "02").orElseThrow().no()));
        choose(desk, "elder", mode.equals("elder") ? "1" : "0");

        assertAccessibleAndFitting(desk, "structure-" + mode, pages);
    }
}
