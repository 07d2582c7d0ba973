package org.linli.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.linli.identity.TestStaff;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * FEATURE UNDER TEST: a planner takes a proposal for a community, drags a border, is refused an overlap, sees a gap, puts it
 * right, and publishes.
 */
@BrowserTest
class GridDrawingInBrowserTest extends InBrowser {

    private static final String XINYUAN = "150303001007";

    /**
     * A corner that the first grid of the saved drawing shares with another one, away from the border of the community,
     * in degrees; or the corner of it that is not among those given.
     */
    private static final String CORNER = """
            async (known) => {
              const url = document.querySelector('[data-grid-editor]').dataset.drawing;
              const { cells, parent } = await (await fetch(url)).json();
              const [first, ...others] = cells.features.sort((a, b) => a.id - b.id);
              const places = (shape) => shape.coordinates.flat(shape.type === 'Polygon' ? 1 : 2).map(String);
              const own = places(first.geometry);
              if (known.length > 0) return own.find((place) => !known.includes(place));
              const edge = new Set(places(parent));
              const shared = others.map((one) => places(one.geometry)).flat();
              return own.find((place) => shared.includes(place) && !edge.has(place));
            }
            """;

    /** Where a place of the saved drawing stands on the map that shows the whole of the first grid, in pixels of the page. */
    private static final String PIXEL = """
            async (place) => {
              const url = document.querySelector('[data-grid-editor]').dataset.drawing;
              const { cells } = await (await fetch(url)).json();
              const [first] = cells.features.sort((a, b) => a.id - b.id);
              const metres = ([lon, lat]) =>
                [(lon * 20037508.342789244) / 180, Math.log(Math.tan(((90 + lat) * Math.PI) / 360)) * 6378137];
              const { type, coordinates } = first.geometry;
              const ring = coordinates.flat(type === 'Polygon' ? 1 : 2).map(metres);
              const range = (axis) => [Math.min(...ring.map((at) => at[axis])), Math.max(...ring.map((at) => at[axis]))];
              const [west, east] = range(0);
              const [south, north] = range(1);
              const map = document.querySelector('.grid-editor__map');
              const [width, height] = [map.clientWidth, map.clientHeight];
              const resolution = Math.max((east - west) / (width - 112), (north - south) / (height - 96));
              const [x, y] = metres(place.split(',').map(Number));
              const box = map.getBoundingClientRect();
              const left = box.left + map.clientLeft + width / 2 - 8;
              const top = box.top + map.clientTop + height / 2;
              return [left + (x - (west + east) / 2) / resolution, top - (y - (south + north) / 2) / resolution,
                left, top].map(String).join(' ');
            }
            """;

    @Autowired
    TestStaff staff;

    @Autowired
    Territory territory;

    @Test
    void a_border_is_dragged_an_overlap_refused_a_gap_given_away_and_the_drawing_published() {
        int community = territory.findByCode(XINYUAN).orElseThrow().no();
        Set<String> codes =
                territory.listChildren(community).stream().map(Unit::code).collect(Collectors.toSet());
        Page page = deskOf(staff.permitted(Set.of("territory.grids", "territory.browse"), community));
        page.navigate("/grids/" + community);
        page.locator("form[action$='/drawings'] button").click();
        page.waitForURL("**/grids/drawings/*");
        String drawing = page.url();
        page.locator("a[href$='/proposals']").click();
        page.locator("form[method=get][action$='/proposals'] .btn--primary").click();
        page.locator("form[method=post][action$='/proposals'] .btn--primary")
                .first()
                .click();
        page.waitForURL(drawing);
        assertThat(state(page, "chip--ok")).isNotEmpty();

        String corner = (String) page.evaluate(CORNER, List.of());
        List<String> before = corners(page);
        double[] at = take(page, corner);
        drag(page, at[0], at[1], outward(at, 70));
        assertThat(state(page, "chip--late")).contains("不能发布");
        assertThat(findings(page)).contains("重叠");
        picture(page, "grids-overlap");
        page.keyboard().press("Control+z");
        assertThat(state(page, "chip--ok")).isNotEmpty();

        at = take(page, corner);
        drag(page, at[0], at[1], outward(at, -70));
        assertThat(state(page, "chip--late")).contains("不能发布");
        Locator fill = page.locator(".grid-editor__fill .btn").first();
        picture(page, "grids-gap");
        fill.click();
        assertThat(state(page, "chip--ok")).isNotEmpty();
        page.keyboard().press("Control+z");
        page.keyboard().press("Control+z");
        assertThat(state(page, "chip--ok")).isNotEmpty();

        at = take(page, corner);
        drag(page, at[0], at[1], outward(at, 70));
        assertThat(state(page, "chip--late")).isNotEmpty();
        save(page);
        page.navigate(drawing + "/publish");
        assertThat(page.locator("form[method=post][action$='/publish']").count())
                .isZero();
        assertThat(page.locator("[role=alert]").count()).isPositive();
        picture(page, "grids-not-published");

        page.navigate(drawing);
        at = take(page, (String) page.evaluate(CORNER, before));
        page.locator(".grid-editor__switches input").last().check();
        double[] back = pixel(page, corner);
        drag(page, at[0], at[1], new double[] {back[0], back[1]});
        assertThat(state(page, "chip--ok")).isNotEmpty();
        save(page);

        page.navigate(drawing + "/publish");
        page.locator("[name=effective]").fill(page.locator("[name=effective]").getAttribute("min"));
        page.locator("form[method=post][action$='/publish'] .btn--primary").click();
        page.waitForURL(drawing);
        page.waitForCondition(() -> {
            page.reload();
            return page.locator(".work__head .chip--ok").count() > 0;
        });
        assertThat(page.locator("[data-read-only]").count()).isOne();
        page.locator(".grid-editor__verdict").waitFor();
        assertThat(page.locator(".grid-editor__verdict.chip--late").count()).isZero();
        assertThat(territory.listChildren(community).stream()
                        .filter(unit -> !codes.contains(unit.code()))
                        .sorted(Comparator.comparing(Unit::code))
                        .map(Unit::name))
                .as("new grids are named in the order of their codes")
                .isSortedAccordingTo(Comparator.comparingInt(name -> Integer.parseInt(name.replaceAll("\\D", ""))));
    }

    @Test
    void the_editor_can_be_read_and_used_on_every_screen() {
        int community = territory.findByCode(XINYUAN).orElseThrow().no();
        Page page = deskOf(staff.permitted(Set.of("territory.grids", "territory.browse"), community));
        page.navigate("/grids/" + community);
        page.locator("form[action$='/drawings'] button").click();
        page.waitForURL("**/grids/drawings/*");
        List<String> violations = new ArrayList<>();
        for (String look : List.of("desktop", "phone", "elder", "english")) {
            page.setViewportSize(look.equals("phone") ? 390 : 1440, look.equals("phone") ? 844 : 900);
            choose(page, "elder", look.equals("elder") ? "1" : "0");
            choose(page, "language", look.equals("english") ? "en" : "zh-CN");
            page.reload();
            page.locator(".grid-editor__grids .picks__item").first().focus();
            page.keyboard().press("Enter");
            page.locator("#grid-name").waitFor();
            page.waitForLoadState(LoadState.NETWORKIDLE);
            picture(page, "grids-editor-" + look);
            new AxeBuilder(page)
                    .withTags(LEVELS)
                    .analyze()
                    .getViolations()
                    .forEach((Rule rule) -> violations.add(look + " " + rule));
        }
        assertThat(violations).isEmpty();
    }

    /** Chooses the first grid, shows the whole of it and takes its border into the hand, alone and free. */
    private static double[] take(Page page, String corner) {
        page.locator(".grid-editor__grids .picks__item").first().click();
        page.locator(".grid-editor__details button").click();
        Locator border = page.locator(".grid-editor__tools .btn").nth(1);
        if (!"true".equals(border.getAttribute("aria-pressed"))) {
            border.click();
        }
        for (Locator each : page.locator(".grid-editor__switches input").all()) {
            each.uncheck();
        }
        return pixel(page, corner);
    }

    /** The corner, and the middle of the grid it belongs to. */
    private static double[] pixel(Page page, String corner) {
        page.locator(".grid-editor__map").scrollIntoViewIfNeeded();
        String[] numbers = ((String) page.evaluate(PIXEL, corner)).split(" ");
        return Arrays.stream(numbers).mapToDouble(Double::parseDouble).toArray();
    }

    /** So many pixels away from the middle of the grid, or towards it. */
    private static double[] outward(double[] at, double pixels) {
        double x = at[0] - at[2];
        double y = at[1] - at[3];
        double length = Math.hypot(x, y);
        return new double[] {at[0] + x / length * pixels, at[1] + y / length * pixels};
    }

    private static void drag(Page page, double x, double y, double[] to) {
        page.mouse().move(x - 3, y - 3);
        page.mouse().move(x, y);
        page.mouse().down();
        page.mouse().move((x + to[0]) / 2, (y + to[1]) / 2);
        page.mouse().move(to[0], to[1]);
        page.mouse().up();
    }

    /** What the check says once it says so in this tone. */
    private static String state(Page page, String tone) {
        Locator verdict = page.locator(".grid-editor__verdict." + tone);
        verdict.waitFor();
        return verdict.innerText();
    }

    private static String findings(Page page) {
        return page.locator(".grid-editor__findings ol").innerText();
    }

    private static void save(Page page) {
        page.keyboard().press("Control+s");
        page.locator(".grid-editor__line .chip--ok").waitFor();
    }

    @SuppressWarnings("unchecked") // a list of strings, as the script makes it
    private static List<String> corners(Page page) {
        return (List<String>) page.evaluate("""
                async () => {
                  const url = document.querySelector('[data-grid-editor]').dataset.drawing;
                  const { cells } = await (await fetch(url)).json();
                  const [first] = cells.features.sort((a, b) => a.id - b.id);
                  return first.geometry.coordinates.flat(first.geometry.type === 'Polygon' ? 1 : 2).map(String);
                }
                """);
    }
}
