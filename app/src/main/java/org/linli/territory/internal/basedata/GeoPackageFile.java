package org.linli.territory.internal.basedata;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.linli.geo.Lattice;
import org.linli.geo.Wkb;
import org.linli.territory.Unit;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/**
 * A GeoPackage (OGC 12-128r19, version 1.3) that is being written: areas of units and places, in longitude and latitude of
 * CGCS2000 (EPSG:4490; x is the longitude).
 */
final class GeoPackageFile implements AutoCloseable {

    static final int CGCS2000 = 4490;

    private static final List<String> FRAME = List.of(
            "PRAGMA application_id = 1196444487",
            "PRAGMA user_version = 10300",
            """
            CREATE TABLE gpkg_spatial_ref_sys (
              srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
              organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT)
            """,
            """
            CREATE TABLE gpkg_contents (
              table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
              last_change DATETIME NOT NULL,
              min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
              CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id))
            """,
            """
            CREATE TABLE gpkg_geometry_columns (
              table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
              z TINYINT NOT NULL, m TINYINT NOT NULL,
              CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
              CONSTRAINT uk_gc_table_name UNIQUE (table_name),
              CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
              CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id))
            """,
            "INSERT INTO gpkg_spatial_ref_sys VALUES ('Undefined Cartesian', -1, 'NONE', -1, 'undefined', NULL)",
            "INSERT INTO gpkg_spatial_ref_sys VALUES ('Undefined geographic', 0, 'NONE', 0, 'undefined', NULL)",
            """
            INSERT INTO gpkg_spatial_ref_sys VALUES ('WGS 84', 4326, 'EPSG', 4326,
              'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]', NULL)
            """,
            """
            INSERT INTO gpkg_spatial_ref_sys VALUES ('China Geodetic Coordinate System 2000', 4490, 'EPSG', 4490,
              'GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4490"]]', NULL)
            """,
            """
            CREATE TABLE units (
              fid INTEGER PRIMARY KEY AUTOINCREMENT, geom MULTIPOLYGON, code TEXT, name TEXT NOT NULL, level TEXT NOT NULL,
              level_name TEXT NOT NULL, parent_code TEXT, area_m2 DOUBLE)
            """,
            """
            CREATE TABLE places (
              fid INTEGER PRIMARY KEY AUTOINCREMENT, geom POINT, layer TEXT NOT NULL, name TEXT, address TEXT, unit_code TEXT,
              unit_name TEXT)
            """);

    private static final int BATCH = 1_000;

    private final Connection database;
    private final PreparedStatement unit;
    private final PreparedStatement place;
    private final Envelope unitsBox = new Envelope();
    private final Envelope placesBox = new Envelope();
    private int units;
    private int places;

    private GeoPackageFile(Connection database) throws SQLException {
        this.database = database;
        this.unit = database.prepareStatement(
                "INSERT INTO units (geom, code, name, level, level_name, parent_code, area_m2) VALUES (?, ?, ?, ?, ?, ?, ?)");
        this.place = database.prepareStatement(
                "INSERT INTO places (geom, layer, name, address, unit_code, unit_name) VALUES (?, ?, ?, ?, ?, ?)");
    }

    static GeoPackageFile create(Path file) throws SQLException {
        Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = database.createStatement()) {
            // The file is made anew if the machine fails, so nothing is lost by not waiting for its disk.
            statement.execute("PRAGMA synchronous = OFF");
            statement.execute("PRAGMA journal_mode = MEMORY");
            database.setAutoCommit(false);
            for (String sql : FRAME) {
                statement.execute(sql);
            }
            return new GeoPackageFile(database);
        } catch (SQLException failure) {
            database.close();
            throw failure;
        }
    }

    void addUnit(Unit one, String parentCode, BaseDataRows.Boundary boundary) throws SQLException {
        unit.setBytes(1, blob(multi(boundary.shape())));
        unit.setString(2, one.code().isEmpty() ? null : one.code());
        unit.setString(3, one.name());
        unit.setString(4, one.level());
        unit.setString(5, one.levelName());
        unit.setString(6, parentCode);
        unit.setDouble(7, boundary.areaSquareMetres());
        unit.addBatch();
        unitsBox.expandToInclude(boundary.shape().getEnvelopeInternal());
        if (++units % BATCH == 0) {
            unit.executeBatch();
        }
    }

    void addPlace(BaseDataRows.Place one, Unit at) throws SQLException {
        Coordinate point = new Coordinate(one.longitude(), one.latitude());
        place.setBytes(1, blob(Lattice.FACTORY.createPoint(point)));
        place.setString(2, one.layer());
        place.setString(3, one.name());
        place.setString(4, one.address().isEmpty() ? null : one.address());
        place.setString(5, at.code());
        place.setString(6, at.name());
        place.addBatch();
        placesBox.expandToInclude(point);
        if (++places % BATCH == 0) {
            place.executeBatch();
        }
    }

    /** Writes the tables of contents; nothing may be added afterwards. */
    void finish(Instant now) throws SQLException {
        unit.executeBatch();
        place.executeBatch();
        describe("units", "MULTIPOLYGON", unitsBox, now);
        describe("places", "POINT", placesBox, now);
        database.commit();
    }

    private void describe(String table, String type, Envelope box, Instant now) throws SQLException {
        try (PreparedStatement contents = database.prepareStatement(
                        "INSERT INTO gpkg_contents VALUES (?, 'features', ?, '', ?, ?, ?, ?, ?, ?)");
                PreparedStatement geometry =
                        database.prepareStatement("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)")) {
            contents.setString(1, table);
            contents.setString(2, table);
            contents.setString(3, now.truncatedTo(ChronoUnit.MILLIS).toString());
            double[] corners = {box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()};
            for (int i = 0; i < corners.length; i++) {
                contents.setObject(4 + i, box.isNull() ? null : corners[i]);
            }
            contents.setInt(8, CGCS2000);
            contents.execute();
            geometry.setString(1, table);
            geometry.setString(2, type);
            geometry.setInt(3, CGCS2000);
            geometry.execute();
        }
    }

    private static MultiPolygon multi(Geometry shape) {
        return shape instanceof MultiPolygon many
                ? many
                : Lattice.FACTORY.createMultiPolygon(new Polygon[] {(Polygon) shape});
    }

    /** The header of the standard (clause 2.1.3), with the box for areas, then well-known binary. */
    private static byte[] blob(Geometry geometry) {
        byte[] wkb = Wkb.write(geometry);
        boolean hasBox = geometry instanceof MultiPolygon;
        ByteBuffer blob =
                ByteBuffer.allocate(8 + (hasBox ? 32 : 0) + wkb.length).order(ByteOrder.LITTLE_ENDIAN);
        blob.put((byte) 'G')
                .put((byte) 'P')
                .put((byte) 0)
                .put((byte) (hasBox ? 3 : 1))
                .putInt(CGCS2000);
        if (hasBox) {
            Envelope box = geometry.getEnvelopeInternal();
            blob.putDouble(box.getMinX())
                    .putDouble(box.getMaxX())
                    .putDouble(box.getMinY())
                    .putDouble(box.getMaxY());
        }
        return blob.put(wkb).array();
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
