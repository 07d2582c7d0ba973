package org.linli.territory.web.grids;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.LinliTest;
import org.linli.geo.CoordinateSystem;
import org.linli.geo.LonLat;
import org.linli.identity.TestStaff;
import org.linli.identity.Visitor;
import org.linli.identity.Visitor.Answer;
import org.linli.territory.Territory;
import org.linli.territory.TerritoryImports;
import org.linli.territory.TerritoryImports.Progress;
import org.linli.territory.TerritorySamples;
import org.linli.territory.Unit;
import org.linli.territory.internal.reorganisation.TestReorganisation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** FEATURE UNDER TEST: ground that is drawn or asked for in a silly way gets a clear answer soon (M01-03, M01-09). */
@LinliTest
class BadGroundTest {

    private static final double SIZE = 0.02;
    private static final double SOUTH = 41;
    private static final String SESSION = "linli-session";
    private static final String DEMO_COMMUNITY = "150303001007";

    @LocalServerPort
    int port;

    @Autowired
    TestStaff staff;

    @Autowired
    TestReorganisation reorganisation;

    @Autowired
    Territory territory;

    @Autowired
    TerritoryImports imports;

    @Autowired
    JsonMapper json;

    private Unit community;
    private double west;
    private Visitor planner;
    private String drawing;
    private String api;

    @BeforeEach
    void open() {
        String city = reorganisation.oldCity();
        west = 80 + Integer.parseInt(city) % 1000 * 0.05;
        imports.run(
                        TerritorySamples.system(),
                        TerritorySamples.boundaries(TerritorySamples.collection(
                                TerritorySamples.box("\"code\":\"" + city + "02001001\"", west, SOUTH, SIZE))),
                        Progress.SILENT)
                .orThrow();
        community = territory.findByCode(city + "02001001").orElseThrow();
        planner = staff.signedIn(staff.permitted(Set.of("territory.grids", "territory.import"), community.no()));
        drawing =
                planner.post("/grids/" + community.no() + "/drawings", Map.of()).location();
        api = "/api/v1/grid-drawings/" + drawing.substring(drawing.lastIndexOf('/') + 1);
    }

    @Test
    void grids_that_kiss_in_one_point_and_a_grid_in_the_hole_of_another_may_be_published() {
        JsonNode quarters = check(
                polygon(ring(0, 0, .5, .5)),
                polygon(ring(.5, .5, 1, 1)),
                polygon(ring(.5, 0, 1, .5)),
                polygon(ring(0, .5, .5, 1)));
        assertThat(quarters.get("publishable").asBoolean()).isTrue();
        assertThat(keys(quarters)).isEmpty();

        JsonNode market = check(polygon(ring(0, 0, 1, 1), ring(.4, .4, .6, .6)), polygon(ring(.4, .4, .6, .6)));
        assertThat(market.get("publishable").asBoolean()).isTrue();
        assertThat(keys(market)).containsExactly("grids.holes");
        assertThat(market.at("/findings/0/text").asString()).contains("有 1 个空洞");

        JsonNode empty = check(polygon(ring(0, 0, 1, 1), ring(.4, .4, .6, .6)));
        assertThat(empty.get("publishable").asBoolean()).isFalse();
        assertThat(keys(empty)).containsExactlyInAnyOrder("grids.gap", "grids.holes");
    }

    @Test
    void a_grid_that_touches_itself_is_named_an_error_and_parts_that_kiss_a_warning() {
        String pinched = polygon(points(0, 0, 1, 0, 1, 1, .5, 0, 0, 1, 0, 0));
        String pair = "{\"type\":\"MultiPolygon\",\"coordinates\":[[%s],[%s]]}"
                .formatted(ring(0, 0, .5, .5), ring(.5, .5, 1, 1));

        JsonNode touching = check(pinched);
        assertThat(touching.get("publishable").asBoolean()).isFalse();
        assertThat(keys(touching)).contains("grids.unsound");
        assertThat(keys(check(pair, polygon(ring(.5, 0, 1, .5)), polygon(ring(0, .5, .5, 1)))))
                .containsExactly("grids.several-parts");
    }

    @Test
    void a_sliver_of_a_centimetre_is_pointed_out_and_closed_on_demand() {
        String[] cells = {polygon(ring(0, 0, .5, 1)), polygon(ring(.500005, 0, 1, 1))};

        assertThat(keys(check(cells))).containsOnly("grids.loose-border");

        JsonNode repaired =
                json.readTree(planner.json("POST", api + "/repair", body(cells)).body());
        JsonNode after = json.readTree(
                planner.json("POST", api + "/check", "{\"revision\":1,\"cells\":" + repaired.get("cells") + "}")
                        .body());
        assertThat(keys(after)).isEmpty();
    }

    @Test
    void a_drawing_in_another_coordinate_system_is_warned_of_with_the_distance() {
        String[] cells = Stream.of(ring(0, 0, .5, 1), ring(.5, 0, 1, 1))
                .map(ring -> polygon(shifted(ring)))
                .toArray(String[]::new);

        JsonNode report = check(cells);

        assertThat(report.get("publishable").asBoolean()).isFalse();
        assertThat(StreamSupport.stream(report.get("findings").spliterator(), false)
                        .filter(finding -> finding.get("key").asString().equals("grids.wrong-datum")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.get("text").asString()).matches(".*GCJ.*偏移约 [\\d,]{3,5} 米.*"));
    }

    @Test
    @Timeout(120)
    void a_drawing_of_two_thousand_cells_is_saved_opened_and_checked() {
        assertThat(planner.json("PUT", api, body(chessboard(50, 40))).status()).isEqualTo(200);

        assertThat(json.readTree(planner.get(api).body()).at("/cells/features")).hasSize(2_000);
        assertThat(planner.get(drawing).body()).contains("data-grid-editor");
        assertThat(planner.get(drawing + "/publish").body()).contains("name=\"effective\"");
        assertThat(planner.json("POST", api + "/repair", body(chessboard(50, 40)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    @Timeout(120)
    void two_thousand_cells_on_one_ground_are_named_as_far_as_anybody_reads_and_one_more_is_too_many() {
        String[] heap = IntStream.range(0, 2_000)
                .mapToObj(i -> polygon(ring(0, 0, 1, 1)))
                .toArray(String[]::new);

        Answer answer = planner.json("PUT", api, body(heap));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(json.readTree(answer.body()).at("/report/publishable").asBoolean())
                .isFalse();
        assertThat(answer.body().length()).isLessThan(10_000_000);
        assertThat(planner.get(drawing).status()).isEqualTo(200);
        assertThat(planner.get(drawing + "/publish").body()).contains("不能发布");
        String[] more = Stream.concat(Stream.of(heap), Stream.of(heap[0])).toArray(String[]::new);
        assertThat(planner.json("PUT", api, body(more)).body()).contains("网格超过");
    }

    @Test
    void json_that_nests_without_end_is_refused() {
        String deep = "[".repeat(100_000);

        assertThat(planner.json("PUT", api, "{\"revision\":1,\"cells\":" + deep).status())
                .isEqualTo(400);
    }

    @ParameterizedTest(name = "a body of {2} bytes for {0} as {1}")
    @CsvSource({
        "drawing, application/json,                 104857600",
        "import,  multipart/form-data; boundary=x,  209715200"
    })
    void a_hundred_megabytes_are_refused_by_their_length_before_they_are_sent(String where, String type, long bytes)
            throws IOException {
        String path = where.equals("drawing") ? api : "/imports/boundaries";
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write("""
                            %s %s HTTP/1.1
                            Host: 127.0.0.1:%d
                            Cookie: %s=%s
                            Content-Type: %s
                            Content-Length: %d

                            """.formatted(
                            where.equals("drawing") ? "PUT" : "POST",
                            path,
                            port,
                            SESSION,
                            planner.cookie(SESSION).orElseThrow(),
                            type,
                            bytes)
                    .replace("\n", "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            String status = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            assertThat(status).contains(" 413");
        }
    }

    @Test
    void proposals_for_a_community_without_buildings_or_elsewhere_are_refused() {
        assertThat(planner.get(drawing + "/proposals?asked=true&count=3").body())
                .contains("没有带户数的楼栋");
        Answer chosen = planner.post(
                drawing + "/proposals", Map.of("style", "BALANCED", "revision", "1", "count", "3", "asked", "true"));
        assertThat(planner.get(chosen.location()).body()).contains("没有带户数的楼栋");

        Visitor neighbour = staff.signedIn(staff.permitted(
                Set.of("territory.grids"),
                territory.findByCode(DEMO_COMMUNITY).orElseThrow().no()));
        assertThat(neighbour.get(drawing + "/proposals?asked=true&count=3").status())
                .isEqualTo(404);
        assertThat(neighbour
                        .post("/grids/" + community.no() + "/drawings", Map.of())
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    count=0                                         | 200 | style-
                    count=1                                         | 200 | style-
                    count=200                                       | 200 | style-
                    count=-1                                        | 200 | 网格数在 0 到 200 之间
                    count=201                                       | 200 | 网格数在 0 到 200 之间
                    count=10000                                     | 200 | 网格数在 0 到 200 之间
                    count=2147483647                                | 200 | 网格数在 0 到 200 之间
                    count=0&fewest=0&most=500                       | 200 | 网格数在 0 到 200 之间
                    count=0&fewest=500&most=300                     | 200 | 网格数在 0 到 200 之间
                    count=0&fewest=1&most=1                         | 200 | 网格数在 0 到 200 之间
                    count=0&fewest=2147483647&most=2147483647       | 200 | style-
                    count=                                          | 200 | style-
                    count=viele                                     | 400 | ''
                    count=99999999999                               | 400 | ''
                    """)
    @Timeout(60)
    void silly_wishes_for_proposals_are_answered(String wish, int status, String text) {
        int demo = territory.findByCode(DEMO_COMMUNITY).orElseThrow().no();
        Visitor resident = staff.signedIn(staff.permitted(Set.of("territory.grids"), demo));
        String own = resident.post("/grids/" + demo + "/drawings", Map.of()).location();

        Answer answer = resident.get(own + "/proposals?asked=true&" + wish);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).contains(text);
    }

    private JsonNode check(String... shapes) {
        Answer answer = planner.json("POST", api + "/check", body(shapes));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private static List<String> keys(JsonNode report) {
        return StreamSupport.stream(report.get("findings").spliterator(), false)
                .map(finding -> finding.get("key").asString())
                .toList();
    }

    private static String body(String... shapes) {
        return IntStream.range(0, shapes.length)
                .mapToObj(i ->
                        "{\"type\":\"Feature\",\"id\":%d,\"properties\":{\"name\":\"第%d格\",\"kind\":\"GRID\",\"unitNo\":null},\"geometry\":%s}"
                                .formatted(i + 1, i + 1, shapes[i]))
                .collect(Collectors.joining(
                        ",", "{\"revision\":1,\"cells\":{\"type\":\"FeatureCollection\",\"features\":[", "]}}"));
    }

    private String[] chessboard(int columns, int rows) {
        List<String> cells = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                cells.add(polygon(ring(
                        (double) column / columns, (double) row / rows, (column + 1.0) / columns, (row + 1.0) / rows)));
            }
        }
        return cells.toArray(String[]::new);
    }

    private static String polygon(String... rings) {
        return "{\"type\":\"Polygon\",\"coordinates\":[" + String.join(",", rings) + "]}";
    }

    /** A rectangle in shares of the community's ground. */
    private String ring(double left, double bottom, double right, double top) {
        return points(left, bottom, right, bottom, right, top, left, top, left, bottom);
    }

    private String points(double... shares) {
        return IntStream.range(0, shares.length / 2)
                .mapToObj(i -> String.format(
                        Locale.ROOT, "[%.7f,%.7f]", west + shares[2 * i] * SIZE, SOUTH + shares[2 * i + 1] * SIZE))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private String shifted(String ring) {
        return StreamSupport.stream(json.readTree(ring).spliterator(), false)
                .map(point -> CoordinateSystem.WGS84.convert(
                        new LonLat(point.get(0).asDouble(), point.get(1).asDouble()), CoordinateSystem.GCJ02))
                .map(place -> String.format(Locale.ROOT, "[%.7f,%.7f]", place.longitude(), place.latitude()))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
