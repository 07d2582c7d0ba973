package org.linli.pages;

import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.linli.identity.TestStaff;
import org.linli.identity.TestStaff.Person;
import org.linli.incidents.Incidents;
import org.linli.incidents.TestTown;
import org.linli.incidents.TestTown.Town;
import org.springframework.beans.factory.annotation.Autowired;

/** FEATURE UNDER TEST: who chose English reads English; only what people wrote and what places are called stays Chinese. */
@BrowserTest
class LanguageTest extends InBrowser {

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}+");

    @Autowired
    TestTown towns;

    @Autowired
    TestStaff staff;

    @Autowired
    Incidents incidents;

    @Test
    void frames_of_pages_are_english() {
        Town town = towns.found();
        UUID id = towns.closed(town, "Lamp");
        UUID open = towns.report(town.grid(), "Lamp");
        Person person = staff.holding("community-clerk", town.community());
        Page desk = deskOf(person);
        choose(desk, "language", "en");

        assertSoftly(softly -> {
            for (String path : List.of(
                    "/track",
                    "/track/" + incidents.trackingCode(id),
                    "/about/data",
                    "/about/accessibility",
                    "/nowhere",
                    "/desk?tab=unit",
                    "/incidents",
                    "/incidents/map",
                    "/incidents/" + open)) {
                desk.navigate(path);
                softly.assertThat(HAN.matcher(frameText(desk)).results().map(found -> found.group()))
                        .as(path)
                        .isEmpty();
                softly.assertThat(desk.getAttribute("html", "lang")).isEqualTo("en");
            }
            desk.navigate("/incidents/" + open);
            picture(desk, "desk-english-record");
            desk.navigate("/");
            picture(desk, "desk-english-home");
        });
    }

    /** What a page says without names of places, departments, posts, kinds of incidents and other languages. */
    private static String frameText(Page page) {
        return (String) page.evaluate("""
                () => {
                  const body = document.body.cloneNode(true);
                  body.querySelectorAll('[lang], select, .choices, script').forEach(each => each.remove());
                  return document.title + '\\n' + body.innerText
                      .replace(/第\\S+网格|第\\S社区\\S*|测试\\S*|东区|西区|\\S街街道|路灯管理所|园林处|岗位\\S*/g, '')
                      .replace(/公用设施|路灯|恢复照明|单灯不亮或闪烁|community-clerk|换了灯泡|新苑小区/g, '');
                }""");
    }
}
