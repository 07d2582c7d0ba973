package org.linli.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.linli.identity.Places;
import org.linli.identity.TestStaff;
import org.linli.territory.Territory;
import org.linli.territory.internal.reorganisation.Operation;
import org.linli.territory.internal.reorganisation.TestReorganisation;
import org.springframework.beans.factory.annotation.Autowired;

/** FEATURE UNDER TEST: the city on a map with all its levels, and its structure along the days on which it changed. */
@BrowserTest
class TerritoryMapsInBrowserTest extends InBrowser {

    /** Has a boundary, and grids in it. */
    private static final String XINYUAN = "150303001007";

    @Autowired
    TestStaff staff;

    @Autowired
    Places places;

    @Autowired
    TestReorganisation reorganisation;

    @Autowired
    Territory territory;

    @Test
    void a_click_on_the_map_names_the_smallest_unit_there_and_leads_to_it() {
        Page page = deskOf(staff.permitted(Set.of("territory.browse"), places.own()));
        for (String look : List.of("desktop", "phone", "elder", "english")) {
            page.setViewportSize(look.equals("phone") ? 390 : 1440, look.equals("phone") ? 844 : 900);
            choose(page, "elder", look.equals("elder") ? "1" : "0");
            choose(page, "language", look.equals("english") ? "en" : "zh-CN");
            page.waitForResponse(
                    response -> response.url().contains("/tiles/WebMercatorQuad/"),
                    () -> page.navigate("/map?unit=" + no("1503")));
            page.waitForLoadState(LoadState.NETWORKIDLE);
            assertThat(page.locator("[data-map] canvas").count()).isPositive();
            picture(page, "territory-map-" + look);
            assertThat(violations(page)).as(look).isEmpty();
        }
        choose(page, "language", "zh-CN");
        page.navigate("/map?unit=" + no(XINYUAN));
        Locator map = page.locator("[data-map]");
        page.waitForCondition(() -> {
            map.click();
            return map.locator(".map__card").count() > 0;
        });
        map.locator(".map__card a").click();
        assertThat(page.url()).matches(".*/units/\\d+");
    }

    @Test
    void the_tree_follows_the_slider_with_the_keyboard_alone() {
        String city = reorganisation.oldCity();
        int east = no(city + "02");
        reorganisation.carryOut(east, new Operation.Rename(east, "东城新区"));
        Page page = deskOf(staff.permitted(Set.of("territory.browse"), east));
        page.navigate("/units");
        Locator slider = page.locator("#as-of-slider");
        assertThat(page.locator("#unit-tree").innerText()).contains("东城新区");

        slider.focus();
        page.waitForResponse(
                response -> response.url().contains("/units?asOf="),
                () -> page.keyboard().press("Home"));

        page.waitForCondition(() -> !page.locator("#unit-tree").innerText().contains("东城新区"));
        String day = slider.getAttribute("aria-valuetext");
        assertThat(page.url()).endsWith("asOf=" + day);
        assertThat(page.locator("#as-of").inputValue()).isEqualTo(day);
        picture(page, "territory-slider");
        assertThat(violations(page)).isEmpty();
    }

    private int no(String code) {
        return territory.findByCode(code).orElseThrow().no();
    }

    private static List<String> violations(Page page) {
        return new AxeBuilder(page)
                        .withTags(LEVELS)
                        // Lines of the tree lead to a unit and fold, both in one summary, as they always did.
                        .exclude(List.of(".tree"))
                        .analyze()
                        .getViolations()
                        .stream()
                        .map(Rule::toString)
                        .toList();
    }
}
