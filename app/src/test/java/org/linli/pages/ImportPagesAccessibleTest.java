package org.linli.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.linli.identity.TestStaff;
import org.springframework.beans.factory.annotation.Autowired;

/** FEATURE UNDER TEST: the doors for lists and maps and for base data, as far as axe can tell. */
@BrowserTest
class ImportPagesAccessibleTest extends InBrowser {

    @Autowired
    TestStaff staff;

    @Test
    void the_doors_of_units_can_be_used_by_everybody() {
        Page desk = deskOf(staff.permitted(Set.of("territory.import", "territory.browse"), null));

        for (String path : List.of("/imports/divisions", "/imports/boundaries", "/structure/base-data")) {
            desk.navigate(path);
            picture(desk, "import" + path.replace('/', '-'));
            List<Rule> broken = new AxeBuilder(desk)
                    .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                    .analyze()
                    .getViolations();
            assertThat(broken.stream().map(rule -> rule.getId() + ": " + rule.getHelp()))
                    .as(path)
                    .isEmpty();
        }
    }
}
