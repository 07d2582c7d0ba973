package org.linli.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.TestInstallation;
import org.linli.identity.TestStaff.Person;
import org.linli.identity.internal.Actors;
import org.linli.identity.internal.Standing;
import org.linli.identity.internal.Standings;
import org.linli.kernel.Actor;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Outcome;
import org.linli.kernel.Scope;
import org.linli.kernel.web.NotFound;
import org.linli.territory.Territory;
import org.springframework.beans.factory.annotation.Autowired;

/** FEATURE UNDER TEST: what a post makes of a person, and how far an administrator's acts reach. */
@LinliTest
class ActorTest {

    @Autowired
    TestStaff staff;

    @Autowired
    Places places;

    @Autowired
    Standings standings;

    @Autowired
    Actors actors;

    @Autowired
    Identity identity;

    @Autowired
    DemoAccounts demoAccounts;

    @Autowired
    Territory territory;

    @Test
    void a_post_at_a_unit_sees_what_is_at_and_below_it() {
        Person person = staff.holding("community-clerk", places.parent());
        Actor actor = actorOf(person);

        assertThat(actor.scope()).isEqualTo(new Scope.Territory(territory.numbersAtOrBelow(places.parent())));
        assertThat(actor.scope().units().contains(places.own())).isTrue();
        assertThat(actor.name()).startsWith(person.name() + " · 岗位");
        assertThat(actor.permissions()).contains("incidents.verify").doesNotContain("incidents.dispatch");
    }

    @Test
    void a_post_of_a_department_sees_what_is_assigned_to_the_department() {
        Person person = staff.holding("department-handler", places.parent(), 4711);

        Standing standing = standings.find(person.account()).orElseThrow();
        Actor actor = actors.of(standing, standing.posts().getFirst());

        assertThat(actor.scope()).isEqualTo(new Scope.Department(4711));
        assertThat(actor.findPost().orElseThrow().departmentNo()).isEqualTo(4711);
    }

    @Test
    void a_post_over_all_units_sees_units_that_are_yet_to_come() {
        assertThat(actorOf(staff.holding("system-administrator", null)).scope())
                .isEqualTo(new Scope.Territory(NumberRanges.everything()));
    }

    @Test
    void no_administrator_reads_incidents() {
        for (String set : List.of(
                "system-administrator", "security-administrator", "audit-administrator", "local-administrator")) {
            assertThat(actorOf(staff.holding(set, null)).permissions())
                    .noneMatch(permission -> permission.matches("incidents\\.(list|open|contact|export)"));
        }
    }

    @Test
    void an_administrator_makes_posts_in_her_territory_only() {
        Actor admin = actorOf(staff.holding("security-administrator", places.own()));

        assertThat(identity.createPost(admin, new NewPost("书记", places.own(), null, "checker")))
                .isInstanceOf(Outcome.Done.class);
        for (Integer elsewhere : new Integer[] {places.sibling(), places.parent(), null}) {
            assertThatThrownBy(() -> identity.createPost(admin, new NewPost("书记", elsewhere, null, "checker")))
                    .isInstanceOf(NotFound.class);
        }
    }

    @Test
    void an_administrator_appoints_to_posts_in_her_territory_only() {
        Actor admin = actorOf(staff.holding("security-administrator", places.own()));
        Person elsewhere = staff.holding("checker", places.sibling());
        UUID somebody = staff.holding("checker", places.own()).account();
        LocalDate day = LocalDate.of(2026, 1, 1);

        assertThatThrownBy(() -> identity.appoint(admin, somebody, elsewhere.post(), day, null))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> identity.endAppointment(admin, elsewhere.account(), elsewhere.post(), day))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void nobody_holds_the_same_post_twice_on_one_day() {
        Person person = staff.holding("checker", places.own());

        assertThat(identity.appoint(
                        TestStaff.INSTALLER, person.account(), person.post(), LocalDate.of(2026, 1, 1), null))
                .isEqualTo(Outcome.refused("identity.appointed-already"));
    }

    @Test
    void login_names_are_unique_without_regard_to_case() {
        Person person = staff.holding("checker", places.own());

        assertThat(identity.createAccount(
                        TestStaff.INSTALLER,
                        new NewAccount(person.login().toUpperCase(Locale.ROOT), "别人", TestStaff.PASSWORD)))
                .isEqualTo(Outcome.refused("identity.login-taken", person.login()));
        assertThat(identity.findAccount(TestStaff.INSTALLER, person.login())
                        .orElseThrow()
                        .name())
                .isEqualTo(person.name());
    }

    @Test
    void a_demo_account_stands_on_the_sign_in_page_and_has_the_password_of_the_run() {
        UUID account = demoAccounts
                .create(TestStaff.INSTALLER, "demo-checker", "示例 演示")
                .orThrow();
        staff.addPost(account, "演示核查员", "checker", places.own(), null);

        assertThat(staff.visitor().get("/sign-in").body())
                .contains("演示核查员")
                .contains("demo-checker")
                .contains(territory.getUnit(places.own()).name());
        assertThat(staff.visitor()
                        .signIn("demo-checker", TestInstallation.DEMO_PASSWORD)
                        .status())
                .isEqualTo(302);
    }

    private Actor actorOf(Person person) {
        Standing standing = standings.find(person.account()).orElseThrow();
        return actors.of(standing, standing.posts().getFirst());
    }
}
