package org.linli.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.linli.identity.TestStaff;
import org.linli.incidents.TestTown;
import org.linli.incidents.TestTown.Town;
import org.springframework.beans.factory.annotation.Autowired;

/** FEATURE UNDER TEST: staff walk through the queue without a mouse. */
@BrowserTest
class KeyboardTest extends InBrowser {

    @Autowired
    TestTown towns;

    @Autowired
    TestStaff staff;

    @Test
    void j_and_k_move_enter_opens_slash_searches_and_a_question_mark_explains() {
        Town town = towns.found();
        for (int i = 1; i <= 3; i++) {
            towns.report(town.grid(), "第" + i + "盏路灯不亮");
        }
        Page desk = deskOf(staff.holding("community-clerk", town.community()));
        Locator rows = desk.locator("[data-row]");
        assertThat(rows).hasCount(3);
        assertThat(rows.nth(0)).hasClass("is-on");

        desk.keyboard().press("j");
        assertThat(rows.nth(1)).hasClass("is-on");
        String title = rows.nth(1).locator("a[data-open]").textContent();
        assertThat(desk.locator("#preview h2")).hasText(title);
        desk.keyboard().press("j");
        desk.keyboard().press("j");
        assertThat(rows.nth(2)).hasClass("is-on");
        desk.keyboard().press("k");
        assertThat(rows.nth(1)).hasClass("is-on");
        picture(desk, "desk-queue");

        desk.keyboard().press("?");
        assertThat(desk.locator("#help")).isVisible();
        desk.keyboard().press("Escape");
        desk.keyboard().press("Enter");
        assertThat(desk.locator("h1")).hasText(title);

        desk.keyboard().press("/");
        assertThat(desk.locator("#q")).isFocused();
        desk.keyboard().type("路灯");
        desk.keyboard().press("Enter");
        assertThat(desk.locator("[data-row]")).hasCount(3);
    }

    @Test
    void the_number_of_an_incident_is_found_in_the_search() {
        Town town = towns.found();
        UUID id = towns.report(town.grid(), "路灯不亮");
        Page desk = deskOf(staff.holding("community-clerk", town.community()));
        desk.navigate("/incidents/" + id);
        String number = desk.locator(".crumbs [aria-current]").textContent();

        desk.fill("#q", number);
        desk.keyboard().press("Enter");

        assertThat(desk.locator("a[data-open]").first()).hasText("路灯不亮");
    }
}
