package org.linli.territory.web.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.identity.TestStaff;
import org.linli.identity.Visitor;
import org.linli.territory.Territory;
import org.linli.territory.TerritorySamples;
import org.linli.territory.internal.bodies.JointMatters;
import org.linli.territory.internal.reorganisation.TestReorganisation;
import org.linli.territory.internal.units.UnitsByHand;
import org.linli.territory.internal.units.UnitsByHand.Typed;
import org.springframework.beans.factory.annotation.Autowired;

/** FEATURE UNDER TEST: the pages of levels, templates, bodies, notes and coverage, without a line of script. */
@LinliTest
class StructurePagesTest {

    private static final Set<String> ALL = Set.of("territory.structure", "territory.bodies", "territory.browse");

    @Autowired
    TestStaff staff;

    @Autowired
    TestReorganisation reorganisation;

    @Autowired
    UnitsByHand units;

    @Autowired
    JointMatters matters;

    @Autowired
    Territory territory;

    private String city;
    private int district;
    private int community;
    private String today;
    private Visitor clerk;

    @BeforeEach
    void signIn() {
        city = reorganisation.oldCity();
        district = no("02");
        community = no("02001001");
        today = reorganisation.today().toString();
        clerk = staff.signedIn(staff.permitted(ALL, district));
    }

    @Test
    void a_unit_is_looked_over_and_added_below_another() {
        Map<String, String> form = Map.of("name", "新设<b>街道", "level", "street", "code", city + "02150", "since", today);

        assertThat(clerk.get("/units/" + district + "/new").body()).contains("可以跳过中间层级");
        Visitor.Answer look = clerk.post("/units/" + district + "/new", form);
        assertThat(look.status()).isEqualTo(200);
        assertThat(look.body())
                .contains("看起来不寻常", "乡级部分 150", "照样新增", "&lt;b&gt;")
                .doesNotContain("<b>街道");
        assertThat(territory.findByCode(city + "02150")).isEmpty();

        Visitor.Answer added = clerk.post("/units/" + district + "/new", with(form, "confirmed", "true"));

        assertThat(clerk.get(added.location()).body()).contains("单位已新增", city + "02150");
        Visitor.Answer again = clerk.post("/units/" + district + "/new", with(form, "confirmed", "true"));
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body()).contains("错误：", "已经是");
    }

    @Test
    void another_tree_is_started_by_who_administers_everything_only() {
        Map<String, String> form =
                Map.of("name", "经济开发区", "level", "district", "code", "", "since", today, "confirmed", "true");

        assertThat(clerk.post("/units/new", form).body()).contains("只有管辖全部单位的管理员能改");
        Visitor all = staff.signedIn(staff.permitted(ALL, null));
        assertThat(all.get("/units/new").status()).isEqualTo(200);
        assertThat(all.get(all.post("/units/new", form).location()).body()).contains("经济开发区", "单位已新增");
    }

    @Test
    void levels_are_shown_tried_and_refused_with_a_reason() {
        assertThat(clerk.get("/structure/levels").body()).contains("苏木", "嘎查");
        assertThat(clerk.get("/structure/levels/edit?level=community").body()).contains("嘎查,,,嘎查");
        assertThat(clerk.get("/structure/levels/edit?level=nonsense").status()).isEqualTo(404);
        Map<String, String> form =
                Map.of("level", "area", "name", "片区", "after", "street", "from", today, "isNew", "true");
        assertThat(clerk.post("/structure/levels/look", form).status()).isEqualTo(422);

        Visitor all = staff.signedIn(staff.permitted(ALL, null));
        assertThat(all.post("/structure/levels/look", form).body()).contains("现有单位的叫法都不变", "确认修改");
        assertThat(all.get(all.post("/structure/levels/remove", Map.of("level", "district"))
                                .location())
                        .body())
                .contains("正在使用，不能删除");
    }

    @Test
    void a_template_is_seen_before_it_is_written() {
        String query = "?template=tongling-flat&unit=" + city + "02&below=true&from=" + today;

        assertThat(clerk.get("/structure/templates?unit=" + district).body())
                .contains("2+2+2+X", "街道中心制", "两委两站", "四级网络", "沈阳", "上海", "铜陵");
        assertThat(clerk.get("/structure/templates/look" + query).body()).contains("第一社区党工委", "第二社区服务中心", "确认，写入 6 项");
        assertThat(clerk.get("/structure/templates/look?template=nonsense&unit=1&from=" + today)
                        .status())
                .isEqualTo(404);

        Visitor.Answer applied = clerk.post(
                "/structure/templates",
                Map.of("template", "tongling-flat", "unit", city + "02", "below", "true", "from", today));

        assertThat(clerk.get(applied.location()).body()).contains("模板已写入");
        assertThat(clerk.get("/units/" + community + "/composition").body())
                .contains("第一社区党工委", "第一社区居民委员会", "第一社区服务中心", "还原自治功能");
        assertThat(clerk.get("/structure/templates/look" + query).body()).contains("没有要写的");
    }

    @Test
    void a_body_is_added_changed_replaced_and_ended() {
        String page = "/units/" + community;
        Map<String, String> form = Map.of(
                "kind",
                "SERVICE_CENTRE",
                "name",
                "第一社区服务站",
                "duties",
                "一厅式办理",
                "phone",
                "0473-1234567",
                "from",
                "2024-01-01");

        assertThat(clerk.get(clerk.post(page + "/bodies", form).location()).body())
                .contains("第一社区服务站", "一厅式办理", "tel:0473-1234567");
        Visitor.Answer twice = clerk.post(page + "/bodies", form);
        assertThat(twice.status()).isEqualTo(422);
        assertThat(twice.body()).contains("已经有“第一社区服务站”", "一厅式办理");
        int station = territory.listDepartmentsFor(community).getFirst().no();
        assertThat(clerk.get(page + "/bodies/edit?body=" + station).body()).contains("撤销机构");
        assertThat(clerk.get(clerk.post(page + "/matters", Map.of("name", "防汛<b>", "lead", Integer.toString(station)))
                                .location())
                        .body())
                .contains("防汛&lt;b", "牵头")
                .doesNotContain("防汛<b>");
        assertThat(clerk.get(clerk.post(
                                        page + "/matters/end",
                                        Map.of(
                                                "matter",
                                                matters.list(community)
                                                        .getFirst()
                                                        .id()
                                                        .toString()))
                                .location())
                        .body())
                .contains("事项已结束");
        clerk.post(
                page + "/bodies",
                Map.of(
                        "kind",
                        "SERVICE_CENTRE",
                        "name",
                        "第一社区服务中心",
                        "from",
                        today,
                        "replaces",
                        Integer.toString(station)));
        String replaced = clerk.get(page + "/composition").body();
        assertThat(replaced).contains("替代 第一社区服务站", "已撤销的机构（1）");
        int centre = territory.listDepartmentsFor(community).getFirst().no();
        assertThat(clerk.get(clerk.post(
                                        page + "/bodies/end",
                                        Map.of("body", Integer.toString(centre), "day", "2020-01-01"))
                                .location())
                        .body())
                .contains("撤销日期不对");
    }

    @Test
    void names_attributes_and_figures_are_kept_and_found() {
        String page = "/units/" + community;
        clerk.post(page + "/aliases", Map.of("name", "老车站" + city, "from", "2020-01-01", "source", "居民说法"));
        clerk.post(
                page + "/traits",
                Map.of("trait", "community-type", "code", "QUARTER", "detail.estate", "阳光苑", "from", "2024-01-01"));
        clerk.post(
                page + "/population",
                Map.of("day", "2024-06-30", "residents", "3000", "households", "1200", "source", "年中"));

        assertThat(clerk.get(page + "/profile").body()).contains("老车站" + city, "小区型 · 阳光苑", "3,000 人，1,200 户");
        assertThat(clerk.get(page).body()).contains("又名 老车站" + city, "阳光苑", "3,000");
        assertThat(clerk.get("/units/suggestions?q=" + URLEncoder.encode("老车站" + city, StandardCharsets.UTF_8))
                        .body())
                .contains("/units/" + community, "老车站" + city);
        assertThat(clerk.get("/structure/attributes?unit=" + district).body()).contains("小区型", "还没有填写");
        assertThat(clerk.get(clerk.post(
                                        page + "/traits",
                                        Map.of("trait", "community-type", "code", "BLOCK", "from", today))
                                .location())
                        .body())
                .contains("请填写这一类要求的说明");
        assertThat(clerk.get(clerk.post(page + "/population", Map.of("day", "明天", "residents", "1", "source", "x"))
                                .location())
                        .body())
                .contains("请填写日期");
    }

    @Test
    void the_responsible_person_is_shown_everywhere_and_a_vacancy_too() {
        int first = grid("第一网格");
        int second = grid("第二网格");
        TestStaff.Person worker = staff.holding("grid-worker", first);

        assertThat(clerk.get("/units/" + first).body()).contains(worker.name(), "住户资料在人口房屋登记簿里");
        assertThat(clerk.get("/units/" + second).body()).contains("暂缺");
        assertThat(clerk.get("/units/" + community).body()).contains(worker.name(), "暂缺", "没有网格员的网格");
        assertThat(clerk.get("/structure/staffing?unit=" + community).body())
                .contains("第二网格")
                .doesNotContain("第一网格");
        assertThat(clerk.get("/api/v1/units/" + community + "/responsible").body())
                .contains("\"name\":\"" + worker.name() + "\"", "\"isVacant\":true");
        assertThat(staff.visitor()
                        .get("/api/v1/units/" + community + "/responsible")
                        .status())
                .isEqualTo(401);
        assertThat(staff.visitor().get("/api/v1/units/" + first).body()).doesNotContain(worker.name());
    }

    @Test
    void coverage_is_shown_exported_and_read_in_again() {
        clerk.post(
                "/units/" + community + "/population",
                Map.of("day", "2024-06-30", "residents", "3000", "households", "1200", "source", "年中"));

        assertThat(clerk.get("/structure/coverage?unit=" + district).body()).contains("3,000", "缺人口数", "还缺");
        String csv = clerk.get("/structure/coverage/table?format=csv&unit=" + no("02001"))
                .body();
        assertThat(csv).contains("\"代码\",\"统计日\"").contains("\"" + city + "02001001\",\"2024-06-30\",3000,1200");
        Visitor.Answer look = clerk.post(
                "/structure/population",
                Map.of("text", city + "02001001,2025-06-30,3100,1210,年中\n" + city + "03,2025-06-30,1,1,x"));
        assertThat(look.body()).contains("1 行可以登记，1 行有问题", "您的辖区里没有代码 " + city + "03");
        Visitor.Answer taken = clerk.post(
                "/structure/population",
                Map.of("text", city + "02001001,2025-06-30,3100,1210,年中", "confirmed", "true"));
        assertThat(clerk.get(taken.location()).body()).contains("已保存");
        assertThat(clerk.get("/structure/coverage?unit=" + no("02001")).body()).contains("3,100");
    }

    @Test
    void whoever_may_only_read_sees_no_button_and_a_foreign_unit_does_not_exist() {
        Visitor reader = staff.signedIn(staff.permitted(Set.of("territory.browse"), district));
        assertThat(reader.get("/units/" + community + "/composition").body()).doesNotContain("添加机构");
        assertThat(reader.get("/units/" + community + "/profile").body()).doesNotContain("<form class=\"form\"");

        Visitor west = staff.signedIn(staff.permitted(ALL, no("03")));
        String page = "/units/" + community;
        assertThat(west.get(page + "/composition").body()).doesNotContain("添加机构");
        assertThat(west.get(page + "/new").status()).isEqualTo(404);
        assertThat(west.get(page + "/bodies/edit").status()).isEqualTo(404);
        for (String path :
                new String[] {"/bodies", "/bodies/end", "/matters", "/aliases", "/traits", "/population", "/new"}) {
            assertThat(west.post(page + path, Map.of("name", "x", "kind", "COUNCIL", "from", today, "source", "x"))
                            .status())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(west.get("/structure/templates/look?template=tongling-flat&unit=" + city + "02&from=" + today)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void pages_speak_english_too() {
        Visitor reader = staff.signedIn(staff.permitted(ALL, district));
        reader.get("/preferences?language=en&back=/home");

        for (String path : new String[] {
            "/units/" + community,
            "/units/" + community + "/composition",
            "/units/" + community + "/profile",
            "/structure/templates",
            "/structure/levels",
            "/structure/coverage",
            "/structure/staffing",
            "/structure/attributes",
            "/structure/population"
        }) {
            assertThat(reader.get(path).status()).as(path).isEqualTo(200);
        }
        assertThat(reader.get("/structure/templates").body()).contains("Street centres");
    }

    private int grid(String name) {
        return units.add(
                        TerritorySamples.staffEverywhere(),
                        new Typed(community, name, "grid", "", reorganisation.today()))
                .orThrow()
                .no();
    }

    private static Map<String, String> with(Map<String, String> form, String field, String value) {
        Map<String, String> all = new HashMap<>(form);
        all.put(field, value);
        return all;
    }

    private int no(String unit) {
        return territory.findByCode(city + unit).orElseThrow().no();
    }
}
