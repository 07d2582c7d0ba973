package org.linli.incidents;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.linli.geo.LonLat;
import org.linli.kernel.Actor;
import org.linli.kernel.Scope;
import org.linli.media.Media;
import org.linli.territory.Department;
import org.linli.territory.Departments;
import org.linli.territory.Territory;
import org.linli.territory.TerritoryImports;
import org.linli.territory.TerritorySamples;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Towns for tests, each with places, departments and people of its own, and reports in them. */
@Component
public class TestTown {

    private static final AtomicInteger TOWNS = new AtomicInteger();

    private final Territory territory;
    private final TerritoryImports imports;
    private final Departments departments;
    private final Incidents incidents;
    private final Media media;
    private final JdbcClient jdbc;
    private final Clock clock;

    TestTown(
            Territory territory,
            TerritoryImports imports,
            Departments departments,
            Incidents incidents,
            Media media,
            JdbcClient jdbc,
            Clock clock) {
        this.territory = territory;
        this.imports = imports;
        this.departments = departments;
        this.incidents = incidents;
        this.media = media;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A city with two districts; the eastern one has a street with a community of two grids, and another street with
     * another community.
     *
     * @param inGrid a point in the first grid
     */
    public record Town(
            int city,
            int east,
            int west,
            int community,
            int otherCommunity,
            int grid,
            int otherGrid,
            LonLat inGrid,
            Department lights,
            Department gardens) {}

    public Town found() {
        String code = TerritorySamples.newCityCode();
        String community = code + "02001001";
        double west = 70 + 0.1 * TOWNS.getAndIncrement();
        imports.run(TerritorySamples.system(), TerritorySamples.divisions(TerritorySamples.divisionsOf(code)), silent())
                .orThrow();
        imports.run(
                        TerritorySamples.system(),
                        TerritorySamples.boundaries(TerritorySamples.collection(
                                TerritorySamples.box(gridOf(community, 1), west, 40, 0.01),
                                TerritorySamples.box(gridOf(community, 2), west + 0.01, 40, 0.01))),
                        silent())
                .orThrow();
        int east = unit(code + "02");
        List<Integer> grids = territory.listChildren(unit(community)).stream()
                .map(grid -> grid.no())
                .toList();
        return new Town(
                unit(code),
                east,
                unit(code + "03"),
                unit(community),
                unit(code + "02002001"),
                grids.getFirst(),
                grids.getLast(),
                new LonLat(west + 0.005, 40.005),
                departments
                        .create(TerritorySamples.system(), east, "路灯管理所", Department.Kind.PUBLIC_BODY)
                        .orThrow(),
                departments
                        .create(TerritorySamples.system(), east, "园林处", Department.Kind.AUTHORITY)
                        .orThrow());
    }

    private static TerritoryImports.Progress silent() {
        return TerritoryImports.Progress.SILENT;
    }

    private static String gridOf(String community, int number) {
        return "\"name\":\"第%d网格\",\"community\":\"%s\",\"number\":\"%d\"".formatted(number, community, number);
    }

    private int unit(String code) {
        return territory.findByCode(code).orElseThrow().no();
    }

    /** Somebody holding a post at a unit, with what the permission set gives. */
    public Actor staff(String permissionSet, int unitNo) {
        return actor(permissionSet, unitNo, null, new Scope.Territory(territory.numbersAtOrBelow(unitNo)));
    }

    /** Somebody of a department. */
    public Actor handler(Department department) {
        return actor("department-handler", department.unitNo(), department.no(), new Scope.Department(department.no()));
    }

    private Actor actor(String permissionSet, int unitNo, @Nullable Integer departmentNo, Scope scope) {
        UUID id = UUID.randomUUID();
        Set<String> permissions = jdbc.sql("SELECT permission FROM permission_set_item WHERE permission_set = :key")
                .param("key", permissionSet)
                .query(String.class)
                .set();
        return new Actor(
                Actor.Kind.STAFF,
                id,
                "测试 " + permissionSet,
                new Actor.ActingPost(UUID.randomUUID(), permissionSet, unitNo, departmentNo),
                scope,
                permissions);
    }

    /** A broken lamp, reported by a resident just now. */
    public UUID report(int unitNo, String text) {
        return report(reportOf(unitNo, text), clock.instant());
    }

    public UUID report(NewReport report, Instant at) {
        return incidents.report(Actor.anonymous(), report, null, at).orThrow();
    }

    public NewReport reportOf(int unitNo, String text) {
        return new NewReport(
                text, "P0137", unitNo, null, null, null, List.of(), null, NewReport.Channel.WEB, null, clock.instant());
    }

    public NewReport reportOf(int unitNo, String text, List<UUID> photos, NewReport.@Nullable Contact contact) {
        return new NewReport(
                text,
                "P0137",
                unitNo,
                "新苑小区 3 号楼",
                null,
                null,
                photos,
                contact,
                NewReport.Channel.WEB,
                null,
                clock.instant());
    }

    /** A photo that is kept and not attached yet. */
    public UUID photo() {
        return media.keep(new ByteArrayResource(jpeg(640, 480))).orThrow().id();
    }

    public static byte[] jpeg(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        var canvas = picture.createGraphics();
        canvas.setColor(Color.DARK_GRAY);
        canvas.fillRect(0, 0, width, height);
        canvas.setColor(Color.ORANGE);
        canvas.fillOval(width / 3, height / 4, width / 4, width / 4);
        canvas.dispose();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "jpeg", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    /** Takes a report through verifying, filing and dispatching. */
    public UUID dispatched(Town town, String text) {
        return dispatched(town, text, clock.instant());
    }

    /** The same at an instant; with one long past the incident is late. */
    public UUID dispatched(Town town, String text, Instant at) {
        return dispatched(town, reportOf(town.grid(), text), at);
    }

    public UUID dispatched(Town town, NewReport report, Instant at) {
        UUID id = report(report, at);
        Actor clerk = staff("community-clerk", town.community());
        act(clerk, id, new IncidentAct.Verify("P0137", town.grid(), "", List.of()), at);
        act(clerk, id, new IncidentAct.FileUnder("P0137-1"), at);
        act(
                staff("dispatcher", town.east()),
                id,
                new IncidentAct.Dispatch(town.lights().no(), ""),
                at);
        return id;
    }

    /** And through handling and checking. */
    public UUID closed(Town town, String text) {
        UUID id = dispatched(town, text);
        Actor handler = handler(town.lights());
        act(handler, id, new IncidentAct.Accept());
        act(handler, id, new IncidentAct.Handle("换了灯泡", List.of()));
        act(staff("checker", town.east()), id, new IncidentAct.Close("", List.of()));
        return id;
    }

    public Incident act(Actor by, UUID id, IncidentAct act) {
        return act(by, id, act, clock.instant());
    }

    private Incident act(Actor by, UUID id, IncidentAct act, Instant at) {
        return incidents.act(by, id, null, act, at).orThrow();
    }
}
