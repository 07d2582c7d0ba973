package org.linli.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.identity.TestStaff;
import org.linli.identity.Visitor;
import org.linli.identity.Visitor.Answer;
import org.linli.incidents.TestTown;
import org.linli.incidents.TestTown.Town;
import org.springframework.beans.factory.annotation.Autowired;

/** FEATURE UNDER TEST: no answer of the server goes without the headers that keep foreign scripts, frames and eyes out. */
@LinliTest
class HeadersTest {

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " connect-src 'self'; font-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'; img-src 'self' data: blob:";

    @Autowired
    TestStaff staff;

    @Autowired
    TestTown towns;

    @Autowired
    Clock clock;

    @Test
    void public_pages_errors_and_files_carry_them() {
        Visitor resident = staff.visitor();
        String style = asset(resident, "href=\"(/assets/[^\"]+\\.css)\"");

        assertSoftly(softly -> {
            for (String path : List.of(
                    "/",
                    "/report",
                    "/track",
                    "/track/0000-0000-0000-1",
                    "/about/data",
                    "/sign-in",
                    "/nowhere",
                    "/api/v1/nowhere",
                    "/incidents",
                    "/incidents?from=x",
                    "/csrf",
                    "/favicon.svg",
                    "/evidence/log/checkpoint",
                    "/actuator/health",
                    style)) {
                assertGuarded(softly, resident.get(path));
            }
            assertGuarded(softly, resident.postWithToken("/report", Map.of(), ""));
            assertGuarded(softly, resident.post("/nowhere", Map.of()));
        });
    }

    @Test
    void pages_files_and_errors_of_the_desk_carry_them() {
        Town town = towns.found();
        UUID photo = towns.photo();
        UUID id = towns.report(towns.reportOf(town.grid(), "路灯不亮", List.of(photo), null), clock.instant());
        Visitor clerk = staff.signedIn(staff.holding("community-clerk", town.community()));

        assertSoftly(softly -> {
            for (String path : List.of(
                    "/desk",
                    "/incidents",
                    "/incidents/" + id,
                    "/incidents/" + id + "/photos/" + photo,
                    "/incidents/export.xlsx",
                    "/api/v1/incidents.geojson",
                    "/incidents?state=NONE",
                    "/accounts")) {
                assertGuarded(softly, clerk.get(path));
            }
            assertGuarded(softly, clerk.post("/incidents/" + id + "/dispatch", Map.of("department", "1")));
        });
    }

    private static void assertGuarded(SoftAssertions softly, Answer answer) {
        softly.assertThat(answer.header("Content-Security-Policy"))
                .as("%s", answer)
                .contains(POLICY);
        softly.assertThat(answer.header("X-Content-Type-Options"))
                .as("%s", answer)
                .contains("nosniff");
        softly.assertThat(answer.header("Referrer-Policy")).as("%s", answer).contains("no-referrer");
        softly.assertThat(answer.header("Permissions-Policy"))
                .as("%s", answer)
                .contains("geolocation=(self), camera=(self), microphone=()");
        softly.assertThat(answer.header("Server")).as("%s", answer).isEmpty();
        softly.assertThat(answer.body()).as("%s", answer).doesNotContain("Exception", "org.springframework");
    }

    @Test
    void cookies_are_kept_from_scripts_and_other_sites() {
        Visitor clerk = staff.visitor();
        Answer answer =
                clerk.signIn(staff.holding("grid-worker", towns.found().grid()).login(), TestStaff.PASSWORD);

        assertThat(answer.response().headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("linli-session="))
                .singleElement()
                .satisfies(cookie -> assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax"));
    }

    @Test
    void a_preference_leads_back_to_this_site_only() {
        Visitor resident = staff.visitor();

        assertThat(resident.get("/preferences?elder=1&back=%2Freport").location())
                .isEqualTo("/report");
        for (String elsewhere : List.of("%2F%2Fevil.example", "https%3A%2F%2Fevil.example", "%2F%5Cevil.example")) {
            assertThat(resident.get("/preferences?elder=0&back=" + elsewhere).location())
                    .isEqualTo("/");
            assertThat(resident.get("/sign-in?next=" + elsewhere).body()).contains("name=\"next\" value=\"/\"");
        }
    }

    private static String asset(Visitor visitor, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(visitor.get("/").body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
