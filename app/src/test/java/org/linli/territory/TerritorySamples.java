package org.linli.territory;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.linli.geo.CoordinateSystem;
import org.linli.kernel.Actor;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.territory.ImportOrder.PropertyNames;

/** Units of their own for each test: a city with two districts, under a code no other test uses. */
public final class TerritorySamples {

    private static final AtomicInteger NEXT_CITY = new AtomicInteger(9001);

    private TerritorySamples() {}

    /** Code of a city that is not there yet; one that ended in zeros would be a province. */
    public static String newCityCode() {
        return Integer.toString(NEXT_CITY.getAndUpdate(last -> last % 100 == 99 ? last + 2 : last + 1));
    }

    public static Actor system() {
        return Actor.system(new Purpose("territory.test"));
    }

    /** A member of staff whose post is at the unit. */
    public static Actor staffAt(Territory territory, int unitNo, String... permissions) {
        return new Actor(
                Actor.Kind.STAFF,
                new UUID(7, unitNo),
                "测试员",
                new Actor.ActingPost(new UUID(8, unitNo), "管理员", unitNo, null),
                new Scope.Territory(territory.numbersAtOrBelow(unitNo)),
                Set.of(permissions));
    }

    public static Actor staffEverywhere(String... permissions) {
        return new Actor(
                Actor.Kind.STAFF,
                new UUID(7, 7),
                "平台管理员",
                null,
                new Scope.Territory(NumberRanges.everything()),
                Set.of(permissions));
    }

    /** A list of a city with the districts 02 and 03, two streets in the first and a community in each street. */
    public static String divisionsOf(String city) {
        return """
                code,name
                %1$s,测试市
                %1$s02,东区
                %1$s03,西区
                %1$s02001,前街街道
                %1$s02002,后街街道
                %1$s02001001,第一社区居委会
                %1$s02002001,第二社区居委会
                """.formatted(city);
    }

    public static ImportOrder divisions(String table) {
        return new ImportOrder.Divisions(List.of(file("divisions.csv", table)), null, Map.of(), null);
    }

    public static ImportOrder divisions(String table, LocalDate since) {
        return new ImportOrder.Divisions(List.of(file("divisions.csv", table)), null, Map.of(), since);
    }

    public static ImportOrder boundaries(String geoJson) {
        return new ImportOrder.Boundaries(
                List.of(file("map.geojson", geoJson)),
                CoordinateSystem.WGS84,
                null,
                PropertyNames.guessed(),
                false,
                null);
    }

    /** A feature: a box of which the south-west corner and the size are given in degrees. */
    public static String box(String properties, double west, double south, double size) {
        return """
                {"type":"Feature","properties":{%s},"geometry":{"type":"Polygon","coordinates":[[[%f,%f],[%f,%f],[%f,%f],[%f,%f],[%f,%f]]]}}
                """.formatted(
                        properties,
                        west,
                        south,
                        west + size,
                        south,
                        west + size,
                        south + size,
                        west,
                        south + size,
                        west,
                        south);
    }

    public static String collection(String... features) {
        return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
    }

    public static SourceFile file(String name, String text) {
        return new SourceFile(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
