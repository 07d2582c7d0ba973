package org.linli.territory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.geo.LonLat;
import org.linli.kernel.Outcome;
import org.linli.territory.TerritoryImports.Progress;
import org.springframework.beans.factory.annotation.Autowired;

@LinliTest
class MapFeaturesTest {

    @Autowired
    MapFeatures features;

    @Autowired
    Departments departments;

    @Autowired
    Territory territory;

    @Autowired
    TerritoryImports imports;

    @Test
    void addresses_are_found_by_their_beginning_first_then_by_any_part() {
        int community = community();
        features.put(
                        TerritorySamples.system(),
                        community,
                        MapFeatures.BUILDINGS,
                        List.of(
                                building("7 号楼", "琥珀路 15 号琥珀苑 7 号楼"),
                                building("8 号楼", "东山琥珀路 3 号"),
                                building("9 号楼", "人民路 1 号")))
                .orThrow();

        assertThat(features.findAddresses("琥珀"))
                .extracting(MapFeatures.Address::text)
                .containsExactly("琥珀路 15 号琥珀苑 7 号楼", "东山琥珀路 3 号");
        assertThat(features.findAddresses("琥珀路 3"))
                .extracting(MapFeatures.Address::unitNo)
                .containsExactly(community);
        assertThat(features.findAddresses("没有的%路")).isEmpty();
        assertThat(features.findAddresses("  ")).isEmpty();
    }

    @Test
    void never_more_than_ten_addresses_are_given() {
        features.put(
                        TerritorySamples.system(),
                        community(),
                        MapFeatures.BUILDINGS,
                        IntStream.range(0, 30)
                                .mapToObj(i -> building("楼" + i, "长街 " + i + " 号"))
                                .toList())
                .orThrow();

        assertThat(features.findAddresses("长街")).hasSize(10);
    }

    @Test
    void a_layer_is_replaced_as_a_whole() {
        int community = community();
        features.put(TerritorySamples.system(), community, MapFeatures.BUILDINGS, List.of(building("旧楼", "拆迁路 1 号")))
                .orThrow();
        features.put(TerritorySamples.system(), community, MapFeatures.BUILDINGS, List.of(building("新楼", "新建路 1 号")))
                .orThrow();

        assertThat(features.findAddresses("拆迁路")).isEmpty();
        assertThat(features.findAddresses("新建路")).hasSize(1);
    }

    @Test
    void layers_and_departments_are_set_up_within_ones_own_territory() {
        int community = community();
        int elsewhere = community();

        assertThat(features.put(
                        TerritorySamples.staffAt(territory, elsewhere), community, MapFeatures.STREETS, List.of()))
                .isEqualTo(Outcome.refused("territory.out-of-scope"));
        assertThat(departments.create(
                        TerritorySamples.staffAt(territory, elsewhere), community, "物业", Department.Kind.FIRM))
                .isEqualTo(Outcome.refused("territory.out-of-scope"));
    }

    @Test
    void departments_serve_everything_below_their_unit_the_nearest_first() {
        int community = community();
        int city = territory.listPath(community).getFirst().no();
        Department water = departments
                .create(TerritorySamples.system(), city, "供水公司", Department.Kind.PUBLIC_BODY)
                .orThrow();
        Department estate = departments
                .create(TerritorySamples.system(), community, "小区物业", Department.Kind.FIRM)
                .orThrow();

        assertThat(territory.listDepartmentsFor(community)).containsExactly(estate, water);
        assertThat(territory.listDepartmentsFor(city)).containsExactly(water);
        assertThat(territory.getDepartment(water.no())).isEqualTo(water);
        assertThat(departments.create(TerritorySamples.system(), city, "供水公司", Department.Kind.FIRM))
                .isEqualTo(Outcome.refused("territory.department.exists", "供水公司"));
    }

    private int community() {
        String city = TerritorySamples.newCityCode();
        imports.run(
                        TerritorySamples.system(),
                        TerritorySamples.divisions(TerritorySamples.divisionsOf(city)),
                        Progress.SILENT)
                .orThrow();
        return territory.findByCode(city + "02001001").orElseThrow().no();
    }

    private static MapFeature building(String name, String address) {
        return new MapFeature(name, address, new LonLat(106.8, 39.6).toPoint(), Map.of("floors", "6"));
    }
}
