package org.linli.identity.web.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.identity.web.workers.Serving.as;
import static org.linli.identity.web.workers.Serving.volunteer;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.evidence.OnRecord;
import org.linli.identity.NewEngagement;
import org.linli.identity.NewWorker;
import org.linli.identity.ServingRole;
import org.linli.identity.TestStaff;
import org.linli.identity.TestStaff.Person;
import org.linli.identity.Visitor;
import org.linli.identity.WorkerRegister;
import org.linli.identity.internal.workers.Candidate;
import org.linli.identity.internal.workers.Candidate.Certainty;
import org.linli.identity.internal.workers.Duplicates;
import org.linli.identity.internal.workers.Merging;
import org.linli.identity.internal.workers.Merging.Decision;
import org.linli.identity.internal.workers.Register;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Transactions;
import org.linli.territory.Territory;
import org.linli.territory.TerritorySamples;
import org.linli.territory.internal.reorganisation.TestReorganisation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** FEATURE UNDER TEST: the register finds who may be the same; a person decides, and can take it back (M01-06). */
@LinliTest
class DuplicatesTest {

    private static final String PHONE = "13900020001";

    @Autowired
    OnRecord onRecord;

    @Autowired
    TestStaff staff;

    @Autowired
    TestReorganisation reorganisation;

    @Autowired
    Territory territory;

    @Autowired
    WorkerRegister register;

    @Autowired
    Register files;

    @Autowired
    Duplicates duplicates;

    @Autowired
    Merging merging;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient jdbc;

    private int front;
    private int community;
    private int back;
    private int district;
    private Actor office;
    private Actor above;

    @BeforeEach
    void two_streets_of_a_district() {
        String city = reorganisation.oldCity();
        district = territory.findByCode(city + "02").orElseThrow().no();
        front = territory.findByCode(city + "02001").orElseThrow().no();
        community = territory.findByCode(city + "02001001").orElseThrow().no();
        back = territory.findByCode(city + "02002").orElseThrow().no();
        office = TerritorySamples.staffAt(territory, front, "identity.workers", "identity.workers-keep");
        above = TerritorySamples.staffAt(territory, district, "identity.workers", "identity.workers-keep");
    }

    @Test
    void the_same_phone_is_certain_the_same_name_in_one_street_possible_and_further_away_not_shown_unless_asked_for() {
        UUID first = enter("赵甲", PHONE, community);
        UUID phone = enter("赵小甲", PHONE, back);
        UUID near = enter("赵甲", "13900020002", front);
        UUID far = enter("赵甲", "", back);
        enter("赵乙", "", community);

        assertThat(found(above, false))
                .containsExactlyInAnyOrder(
                        pair(first, phone, Certainty.CERTAIN), pair(first, near, Certainty.POSSIBLE));
        assertThat(found(above, true))
                .containsExactlyInAnyOrder(
                        pair(first, phone, Certainty.CERTAIN),
                        pair(first, near, Certainty.POSSIBLE),
                        pair(first, far, Certainty.WEAK),
                        pair(near, far, Certainty.WEAK));
        assertThat(found(office, true)).as("beyond the street").containsExactly(pair(first, near, Certainty.POSSIBLE));
    }

    @Test
    void a_merger_keeps_everything_and_the_former_entry_leads_to_the_kept_one() {
        UUID kept = enter("钱甲", PHONE, community);
        UUID former = enter("钱小甲", PHONE, front);
        register.engage(office, former, as(ServingRole.AUXILIARY, community, "城管", ""))
                .orThrow();

        assertThat(register.decideSame(office, former, kept)).isEqualTo(Outcome.done(kept));

        assertThat(files.open(office, kept).engagements()).hasSize(3);
        assertThat(files.findPerson(office, former)).contains(kept);
        assertThat(files.open(office, kept).formers())
                .extracting(entry -> entry.name())
                .containsExactly("钱小甲");
        assertThat(found(office, true)).isEmpty();
        Visitor admin = staff.signedIn(staff.holding("local-administrator", front));
        assertThat(admin.get("/workers/" + former).location()).isEqualTo("/workers/" + kept);
        assertThat(admin.get("/workers?state=all&kind=volunteer").body()).contains("1 人，2 项任职");
        assertThat(verbs(kept)).containsExactly("worker.entered", "worker.merged");
        assertThat(verbs(former)).contains("worker.merged");
    }

    @Test
    void the_same_engagement_of_both_becomes_one_with_all_its_days_and_sources() {
        LocalDate day = LocalDate.of(2024, 1, 1);
        UUID kept = entered("孙甲", volunteering(day, day.plusMonths(6)));
        UUID former = register.bringIn(
                        office, "志愿者名册", List.of(new NewWorker("孙甲", PHONE, volunteering(day.plusMonths(3), null))))
                .orThrow()
                .getFirst();
        UUID other = entered("孙甲", volunteering(day.plusMonths(5), day.plusMonths(7)));

        register.decideSame(office, kept, former).orThrow();
        register.decideSame(office, kept, other).orThrow();

        assertThat(files.open(office, kept).engagements()).singleElement().satisfies(joined -> {
            assertThat(joined.from()).isEqualTo(day);
            assertThat(joined.until()).isNull();
            assertThat(joined.ids()).hasSize(3);
            assertThat(joined.sources()).containsExactly("志愿者名册");
        });
        var joined = files.open(office, kept).engagements().getFirst();
        files.changeEngagement(office, kept, joined.id(), joined.version(), volunteering(day, day.plusMonths(9)))
                .orThrow();
        assertThat(files.open(office, kept).engagements())
                .singleElement()
                .satisfies(ended -> assertThat(ended.until()).isEqualTo(day.plusMonths(9)));
    }

    @Test
    void taken_apart_each_entry_has_its_name_phone_and_engagements_back() {
        UUID one = enter("李甲", PHONE, community);
        UUID two = enter("李小甲", PHONE, front);
        UUID three = enter("李大甲", PHONE, front);
        register.engage(office, three, as(ServingRole.CADRE, front, "", "")).orThrow();
        String before = table();
        register.decideSame(office, two, three).orThrow();
        register.decideSame(office, one, two).orThrow();
        assertThat(files.findPerson(office, three)).contains(one);

        assertThat(merging.takeApart(office, one, two)).isEqualTo(Outcome.done(two));
        assertThat(files.findPerson(office, three))
                .as("what was merged into it before")
                .contains(two);
        assertThat(merging.takeApart(office, two, three)).isEqualTo(Outcome.done(three));

        assertThat(table()).isEqualTo(before);
        assertThat(merging.takeApart(office, two, three)).isEqualTo(Outcome.refused("workers.refused.apart-already"));
        assertThat(found(office, false)).as("asked again").hasSize(3);
        assertThat(verbs(three)).contains("worker.taken-apart");
    }

    @Test
    void two_people_are_remembered_also_when_one_of_them_is_merged_and_asked_again_at_a_persons_word() {
        UUID one = enter("周甲", "", community);
        UUID two = enter("周甲", "", front);
        assertThat(merging.decide(office, one, two, Decision.TWO)).isInstanceOf(Outcome.Done.class);
        assertThat(found(office, true)).isEmpty();

        UUID third = enter("周大甲", PHONE, community);
        files.change(office, one, "周甲", PHONE).orThrow();
        register.decideSame(office, third, one).orThrow();
        assertThat(found(office, true)).isEmpty();
        assertThat(merging.decide(office, files.findPerson(office, one).orElseThrow(), two, Decision.SAME))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal().key()).isEqualTo("workers.refused.decided-two"));

        assertThat(merging.askAgain(office, files.findPerson(office, one).orElseThrow(), two))
                .isInstanceOf(Outcome.Done.class);
        assertThat(merging.askAgain(office, files.findPerson(office, one).orElseThrow(), two))
                .isEqualTo(Outcome.refused("workers.refused.asked-already"));
        assertThat(found(office, false)).hasSize(1);
        assertThat(verbs(two)).containsExactly("worker.entered", "worker.two-people", "worker.asked-again");
    }

    @Test
    void an_entry_with_an_account_is_kept_and_two_accounts_are_not_merged() {
        Person clerk = staff.holding("community-clerk", community);
        Person other = staff.holding("community-clerk", community);
        UUID typed = enter(clerk.name(), "", community);

        assertThat(found(office, false)).containsExactly(pair(typed, clerk.account(), Certainty.POSSIBLE));
        assertThat(register.decideSame(office, typed, clerk.account())).isEqualTo(Outcome.done(clerk.account()));
        assertThat(register.decideSame(office, clerk.account(), other.account()))
                .isEqualTo(Outcome.refused("workers.refused.two-accounts"));
        Visitor admin = staff.signedIn(staff.holding("local-administrator", front));
        assertThat(admin.get("/workers/duplicates/" + clerk.account() + "/" + other.account())
                        .body())
                .contains("账号各自登录")
                .doesNotContain("value=\"same\"");
        assertThat(admin.get("/workers/" + clerk.account()).body()).contains("1 项任职，1 个账号岗位");
    }

    @Test
    void of_two_decisions_at_once_one_counts_and_the_other_person_is_told_whose() {
        for (int i = 0; i < 5; i++) {
            String phone = "1390002100" + i;
            UUID one = enter("吴" + i, phone, community);
            UUID two = enter("吴" + i, phone, front);
            List<Outcome<UUID>> both = Stream.of(Decision.SAME, Decision.TWO)
                    .map(decision -> CompletableFuture.supplyAsync(() -> merging.decide(office, one, two, decision)))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();

            assertThat(both).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
            assertThat(both)
                    .filteredOn(Outcome.Refused.class::isInstance)
                    .singleElement()
                    .satisfies(told -> {
                        var refusal = ((Outcome.Refused<UUID>) told).refusal();
                        assertThat(refusal.key()).startsWith("workers.refused.decided-");
                        assertThat(refusal.arguments().getFirst()).isEqualTo(office.name());
                    });
        }
    }

    @Test
    void whoever_does_not_see_both_does_not_decide_and_comparing_leaves_a_trace() {
        UUID one = enter("郑甲", PHONE, community);
        UUID two = register.enter(above, volunteer("郑甲", PHONE, back)).orThrow();
        Visitor admin = staff.signedIn(staff.holding("local-administrator", front));
        String page = "/workers/duplicates/" + one + "/" + two;

        assertThat(admin.get(page).status()).isEqualTo(404);
        assertThat(admin.post(page, Map.of("decision", "same")).status()).isEqualTo(404);
        assertThat(admin.post(page + "/again", Map.of()).status()).isEqualTo(404);
        assertThat(accesses(one)).isEmpty();

        Visitor ofDistrict = staff.signedIn(staff.holding("local-administrator", district));
        assertThat(ofDistrict.get("/workers/duplicates").body()).contains("电话相同", one.toString(), two.toString());
        assertThat(ofDistrict.get(page).body())
                .contains("电话相同", "同名", "139****0001")
                .doesNotContain(PHONE);
        assertThat(accesses(one)).containsExactly("identity.workers-duplicates");
        assertThat(accesses(two)).containsExactly("identity.workers-duplicates");
        assertThat(ofDistrict.post(page, Map.of("decision", "maybe")).status()).isEqualTo(404);
        assertThat(ofDistrict.post(page, Map.of("decision", "same")).location()).startsWith("/workers/");
        assertThat(ofDistrict.post(page, Map.of("decision", "same")).status()).isEqualTo(302);
        assertThat(ofDistrict.get("/workers/duplicates").body()).contains("已于", "认定为同一个人");
    }

    private UUID enter(String name, String phone, int unitNo) {
        return register.enter(above, volunteer(name, phone, unitNo)).orThrow();
    }

    private UUID entered(String name, NewEngagement engagement) {
        return register.enter(office, new NewWorker(name, "", engagement)).orThrow();
    }

    private NewEngagement volunteering(LocalDate from, @Nullable LocalDate until) {
        return new NewEngagement(ServingRole.VOLUNTEER, community, "", "", from, until);
    }

    /** What is found, with its certainty, of the people that this test entered or named. */
    private List<Map.Entry<List<UUID>, Certainty>> found(Actor reader, boolean isWithWeak) {
        return duplicates.find(reader, reader.scope().units(), isWithWeak, 1000).shown().stream()
                .map(DuplicatesTest::pair)
                .toList();
    }

    private static Map.Entry<List<UUID>, Certainty> pair(Candidate candidate) {
        return pair(candidate.first().id(), candidate.second().id(), candidate.certainty());
    }

    private static Map.Entry<List<UUID>, Certainty> pair(UUID one, UUID other, Certainty certainty) {
        return Map.entry(Stream.of(one, other).sorted().toList(), certainty);
    }

    private String table() {
        return transactions.read(
                office.scope(), () -> jdbc.sql("""
                        SELECT string_agg(worker.id || ' ' || worker.name || ' ' || worker.person_id || ' '
                            || coalesce(merged_into::text, '-') || ' ' || encode(phone_index, 'hex') || ' ' || engagement::text,
                          chr(10) ORDER BY engagement.id)
                        FROM worker
                        JOIN engagement ON engagement.worker_id = worker.id
                        """).query(String.class).single());
    }

    private List<String> verbs(UUID person) {
        return onRecord.verbs("worker", person);
    }

    private List<String> accesses(UUID person) {
        return onRecord.purposes("worker", person);
    }
}
