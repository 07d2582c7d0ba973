package org.linli.territory;

import com.linuxense.javadbf.DBFDataType;
import com.linuxense.javadbf.DBFField;
import com.linuxense.javadbf.DBFWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.linli.geo.Wkb;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/** Map files as other programs write them. */
public final class MapFiles {

    public static final String PRJ_WGS84 = """
            GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]""";
    public static final String PRJ_ZONE_36 = """
            PROJCS["CGCS2000_3_Degree_GK_Zone_36",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",36500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",108.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]""";
    public static final String PRJ_XIAN = """
            GEOGCS["GCS_Xian_1980",DATUM["D_Xian_1980",SPHEROID["Xian_1980",6378140.0,298.257]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]""";

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private MapFiles() {}

    /** An area with its code and name. */
    public record Area(String code, String name, List<List<Coordinate>> rings) {

        public Polygon polygon() {
            return FACTORY.createPolygon(
                    FACTORY.createLinearRing(rings.getFirst().toArray(Coordinate[]::new)),
                    rings.stream()
                            .skip(1)
                            .map(ring -> FACTORY.createLinearRing(ring.toArray(Coordinate[]::new)))
                            .toArray(org.locationtech.jts.geom.LinearRing[]::new));
        }
    }

    /** A box, clockwise as shells of shapefiles are. */
    public static List<Coordinate> box(double west, double south, double size) {
        return List.of(
                new Coordinate(west, south),
                new Coordinate(west, south + size),
                new Coordinate(west + size, south + size),
                new Coordinate(west + size, south),
                new Coordinate(west, south));
    }

    public static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The parts of a shapefile by name; they may be changed before they are packed. */
    public static Map<String, byte[]> shapefile(List<Area> areas, Charset charset) {
        Map<String, byte[]> parts = new TreeMap<>();
        parts.put("地图/areas.shp", shp(areas));
        parts.put("地图/areas.dbf", dbf(areas, charset));
        return parts;
    }

    private static byte[] shp(List<Area> areas) {
        int bytes =
                100 + areas.stream().mapToInt(area -> 8 + contentBytes(area)).sum();
        ByteBuffer shp = ByteBuffer.allocate(bytes);
        shp.putInt(0, 9994).putInt(24, bytes / 2);
        shp.order(ByteOrder.LITTLE_ENDIAN).putInt(28, 1000).putInt(32, 5).position(100);
        int number = 1;
        for (Area area : areas) {
            shp.order(ByteOrder.BIG_ENDIAN).putInt(number++).putInt(contentBytes(area) / 2);
            shp.order(ByteOrder.LITTLE_ENDIAN).putInt(5).position(shp.position() + 32);
            shp.putInt(area.rings().size()).putInt(points(area));
            int from = 0;
            for (List<Coordinate> ring : area.rings()) {
                shp.putInt(from);
                from += ring.size();
            }
            area.rings()
                    .forEach(
                            ring -> ring.forEach(point -> shp.putDouble(point.x).putDouble(point.y)));
        }
        return shp.array();
    }

    private static int contentBytes(Area area) {
        return 44 + 4 * area.rings().size() + 16 * points(area);
    }

    private static int points(Area area) {
        return area.rings().stream().mapToInt(List::size).sum();
    }

    private static byte[] dbf(List<Area> areas, Charset charset) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DBFWriter table = new DBFWriter(bytes, charset)) {
            table.setFields(new DBFField[] {
                new DBFField("CODE", DBFDataType.CHARACTER, 20), new DBFField("NAME", DBFDataType.CHARACTER, 60)
            });
            areas.forEach(area -> table.addRecord(new Object[] {area.code(), area.name()}));
        }
        return bytes.toByteArray();
    }

    /** @param more statements that make the file what it should not be */
    public static byte[] geoPackage(List<Area> areas, int srs, String... more) {
        try {
            Path file = Files.createTempFile("map", ".gpkg");
            Files.delete(file);
            try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement statement = database.createStatement()) {
                for (String sql : frame(srs)) {
                    statement.execute(sql);
                }
                try (PreparedStatement insert =
                        database.prepareStatement("INSERT INTO areas (geom, code, name) VALUES (?, ?, ?)")) {
                    for (Area area : areas) {
                        insert.setBytes(1, blob(area.polygon(), srs));
                        insert.setString(2, area.code());
                        insert.setString(3, area.name());
                        insert.execute();
                    }
                }
                for (String sql : more) {
                    statement.execute(sql);
                }
            }
            byte[] bytes = Files.readAllBytes(file);
            Files.delete(file);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> frame(int srs) {
        return List.of(
                "PRAGMA application_id = 1196444487",
                "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT,"
                        + " organization_coordsys_id INTEGER, definition TEXT)",
                "INSERT INTO gpkg_spatial_ref_sys VALUES ('x', " + srs + ", 'EPSG', " + srs + ", 'undefined')",
                "CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, srs_id INTEGER)",
                "INSERT INTO gpkg_contents VALUES ('areas', 'features', " + srs + ")",
                "CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT,"
                        + " srs_id INTEGER, z TINYINT, m TINYINT)",
                "INSERT INTO gpkg_geometry_columns VALUES ('areas', 'geom', 'POLYGON', " + srs + ", 0, 0)",
                "CREATE TABLE areas (fid INTEGER PRIMARY KEY, geom POLYGON, code TEXT, name TEXT)");
    }

    private static byte[] blob(Geometry geometry, int srs) {
        byte[] wkb = Wkb.write(geometry);
        return ByteBuffer.allocate(8 + wkb.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("GP".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 0)
                .put((byte) 1)
                .putInt(srs)
                .put(wkb)
                .array();
    }
}
