package org.linli.territory.web.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.identity.TestStaff;
import org.linli.identity.Visitor;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.territory.Territory;
import org.linli.territory.TerritorySamples;
import org.linli.territory.internal.reorganisation.TestReorganisation;
import org.linli.territory.internal.units.StageItemRows.Version;
import org.linli.territory.internal.units.StageItemWording;
import org.linli.territory.internal.units.StageItems;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** FEATURE UNDER TEST: the checklists of the stages are changed by day, for everybody (M01-08). */
@LinliTest
class StageItemsTest {

    private static final String PAGE = "/structure/stages/items";
    private static final Set<String> ALL = Set.of("territory.bodies", "territory.browse");

    @Autowired
    StageItems items;

    @Autowired
    TestStaff staff;

    @Autowired
    TestReorganisation reorganisation;

    @Autowired
    Territory territory;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private Actor everywhere;
    private LocalDate today;
    private int street;
    private Visitor clerk;

    @BeforeEach
    void aStreetInTheLastStage() {
        everywhere = TerritorySamples.staffEverywhere("territory.bodies");
        today = reorganisation.today();
        street = territory
                .findByCode(reorganisation.oldCity() + "02001")
                .orElseThrow()
                .no();
        clerk = staff.signedIn(staff.permitted(ALL, street));
        clerk.post("/units/" + street + "/stage", Map.of("stage", "INTEGRATION", "from", today.toString()));
    }

    @AfterEach
    void asItWas() {
        jdbc.sql("DELETE FROM stage_item_wording WHERE lower(valid) IS NOT NULL")
                .update();
        jdbc.sql("DELETE FROM stage_item WHERE key NOT IN (SELECT item FROM stage_item_wording)")
                .update();
        jdbc.sql("UPDATE stage_item_wording SET valid = '(,)' WHERE lower(valid) IS NULL")
                .update();
    }

    private String checklist() {
        return clerk.get("/units/" + street + "/stage").body();
    }

    @Test
    void an_item_is_asked_for_from_its_day() {
        assertThat(checklist()).contains("0 / 5");

        items.add(
                        everywhere,
                        "INTEGRATION",
                        new StageItemWording("年度公开述职", "Yearly public report", 60),
                        today,
                        clock.instant())
                .orThrow();
        items.add(
                        everywhere,
                        "INTEGRATION",
                        new StageItemWording("明天才有的", "From tomorrow", 70),
                        today.plusDays(1),
                        clock.instant())
                .orThrow();

        assertThat(checklist()).contains("0 / 6", "年度公开述职").doesNotContain("明天才有的");
        assertThat(clerk.get("/structure/stages/table?unit=" + above()).body()).contains("\"0\",\"6\"");
        assertThat(clerk.get(PAGE).body()).contains("明天才有的", "尚未开始");
    }

    private int above() {
        return Objects.requireNonNull(territory.getUnit(street).parentNo());
    }

    @Test
    void an_item_that_ends_is_asked_for_no_longer_and_what_was_confirmed_stays() {
        clerk.post(
                "/units/" + street + "/stage/items",
                Map.of("item", "integration-rules", "day", today.toString(), "note", ""));
        assertThat(checklist()).contains("1 / 5");

        items.change(
                        everywhere,
                        "integration-rules",
                        new StageItemWording("长效制度已公布并试行", "Lasting rules are tried", 50),
                        today)
                .orThrow();
        assertThat(checklist()).contains("长效制度已公布并试行", "1 / 5");

        items.end(everywhere, "integration-rules", today).orThrow();
        assertThat(checklist()).contains("0 / 4").doesNotContain("长效制度");
        assertThat(jdbc.sql("SELECT count(*) FROM stage_entry WHERE unit_no = :unit")
                        .param("unit", street)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(refusal(items.end(everywhere, "integration-rules", today))).isEqualTo("stages.refused.ended");
        assertThat(items.versions())
                .filteredOn(version -> version.key().equals("integration-rules"))
                .extracting(Version::to)
                .as("as it read until yesterday")
                .containsExactly(today);
    }

    @Test
    void the_past_stays_and_both_languages_are_asked_for() {
        StageItemWording wording = new StageItemWording("甲", "A", 10);

        assertThat(refusal(items.add(everywhere, "PILOT", wording, today.minusDays(1), clock.instant())))
                .isEqualTo("stages.refused.past");
        assertThat(refusal(items.add(everywhere, "PILOT", new StageItemWording("甲", " ", 10), today, clock.instant())))
                .isEqualTo("stages.refused.item");
        assertThat(refusal(items.add(everywhere, "NOWHERE", wording, today, clock.instant())))
                .isEqualTo("structure.refused.trait");
    }

    @Test
    void who_looks_after_a_part_reads_the_checklists_and_does_not_change_them() {
        assertThat(clerk.get(PAGE).body()).contains("网格划分方案已公布").doesNotContain("自该日起增加");

        Visitor.Answer answer = clerk.post(
                PAGE, Map.of("stage", "PILOT", "name", "甲", "nameEn", "A", "position", "1", "from", today.toString()));

        assertThat(clerk.get(answer.location()).body()).contains("只有管辖全部单位的管理员能改");
    }

    private static String refusal(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?> refused ? refused.refusal().key() : "done";
    }
}
