package org.linli.territory.internal.boundaries;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.linli.geo.BoundaryCheck;
import org.linli.geo.Wkb;
import org.linli.kernel.Outcome;
import org.linli.territory.SourceFile;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/**
 * The areas of a GeoPackage (OGC 12-128r19), a database of SQLite that somebody sent. It is opened read-only, so that no
 * trigger of it runs; without extensions; its schema is not trusted; and only tables are read, never views or virtual
 * tables, which could compute anything.
 */
final class GeoPackageReader {

    private static final int APPLICATION_ID = 0x47504B47;
    private static final List<Integer> OLDER_IDS = List.of(0x47503130, 0x47503131);
    private static final int LONGEST_VALUE = 200;
    private static final int MOST_COLUMNS = 100;
    private static final int MOST_BLOB_BYTES = 40 * BoundaryCheck.MAX_VERTICES;
    private static final int HEADER_BYTES = 8;
    private static final int[] ENVELOPE_BYTES = {0, 32, 48, 48, 64};

    private final String name;
    private final Connection database;
    private final boolean isDatumChosen;

    private GeoPackageReader(String name, Connection database, boolean isDatumChosen) {
        this.name = name;
        this.database = database;
        this.isDatumChosen = isDatumChosen;
    }

    /** A table with areas. */
    private record Layer(String table, String column, GroundSystem system) {}

    static <T> Outcome<List<T>> read(SourceFile file, boolean isDatumChosen, Function<GeoFeature, T> each) {
        return file.content().asFile(path -> {
            try (Connection database = open(path)) {
                return new GeoPackageReader(file.name(), database, isDatumChosen).read(each);
            } catch (SQLException damaged) {
                return Outcome.refused("formats.gpkg.damaged", file.name());
            }
        });
    }

    private static Connection open(Path path) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        config.resetOpenMode(SQLiteOpenMode.READWRITE);
        config.setOpenMode(SQLiteOpenMode.READONLY);
        config.enableLoadExtension(false);
        config.setPragma(SQLiteConfig.Pragma.MMAP_SIZE, "0");
        Connection database = config.createConnection("jdbc:sqlite:" + path.toUri() + "?immutable=1");
        try (Statement statement = database.createStatement()) {
            statement.execute("PRAGMA trusted_schema = OFF");
            statement.execute("PRAGMA cell_size_check = ON");
            return database;
        } catch (SQLException failure) {
            database.close();
            throw failure;
        }
    }

    private <T> Outcome<List<T>> read(Function<GeoFeature, T> each) throws SQLException {
        if (!isGeoPackage()) {
            return Outcome.refused("formats.gpkg.not-one", name);
        }
        if (!"ok".equals(text("PRAGMA quick_check(1)"))) {
            return Outcome.refused("formats.gpkg.damaged", name);
        }
        Outcome<List<Layer>> layers = layers();
        if (layers instanceof Outcome.Refused<List<Layer>> refused) {
            return Outcome.refused(refused.refusal());
        }
        List<T> features = new ArrayList<>();
        for (Layer layer : layers.orThrow()) {
            read(layer, feature -> features.add(each.apply(feature)));
        }
        return features.isEmpty() ? Outcome.refused("territory.import.empty-file", name) : Outcome.done(features);
    }

    private boolean isGeoPackage() throws SQLException {
        int id = Integer.parseInt(text("PRAGMA application_id"));
        return (id == APPLICATION_ID || OLDER_IDS.contains(id))
                && isTable("gpkg_contents")
                && isTable("gpkg_geometry_columns")
                && isTable("gpkg_spatial_ref_sys");
    }

    private Outcome<List<Layer>> layers() throws SQLException {
        List<Layer> layers = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT g.table_name, g.column_name, g.srs_id, s.organization, s.organization_coordsys_id,
                               substr(s.definition, 1, 20000) AS definition
                        FROM gpkg_geometry_columns g
                        LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id
                        WHERE upper(g.geometry_type_name) IN
                          ('GEOMETRY', 'POLYGON', 'MULTIPOLYGON', 'CURVEPOLYGON', 'MULTISURFACE', 'SURFACE', 'GEOMETRYCOLLECTION')
                        ORDER BY g.table_name
                        """)) {
            while (row.next()) {
                String table = row.getString("table_name");
                if (!isTable(table)) {
                    return Outcome.refused("formats.gpkg.view", name, table);
                }
                GroundSystem system = system(row);
                if (system instanceof GroundSystem.Foreign foreign) {
                    return Outcome.refused("formats.foreign-crs", name, foreign.name());
                }
                if (system instanceof GroundSystem.Unstated && !isDatumChosen) {
                    return Outcome.refused("formats.gpkg.no-crs", name, table);
                }
                layers.add(new Layer(table, row.getString("column_name"), system));
            }
        }
        return layers.isEmpty() ? Outcome.refused("formats.gpkg.no-areas", name) : Outcome.done(layers);
    }

    private static GroundSystem system(ResultSet row) throws SQLException {
        int srs = row.getInt("srs_id");
        if (srs == 0 || srs == -1) {
            return new GroundSystem.Unstated();
        }
        String organization = row.getString("organization");
        if ("EPSG".equalsIgnoreCase(organization)) {
            return GroundSystem.ofEpsg(row.getInt("organization_coordsys_id"));
        }
        String definition = row.getString("definition");
        return definition == null ? new GroundSystem.Foreign("SRS " + srs) : ProjectionText.read(definition);
    }

    private void read(Layer layer, Consumer<GeoFeature> each) throws SQLException {
        List<String> columns = columns(layer);
        StringBuilder sql = new StringBuilder("SELECT length(")
                .append(quoted(layer.column()))
                .append("), CASE WHEN length(")
                .append(quoted(layer.column()))
                .append(") <= ")
                .append(MOST_BLOB_BYTES)
                .append(" THEN ")
                .append(quoted(layer.column()))
                .append(" END");
        columns.forEach(column -> sql.append(", substr(")
                .append(quoted(column))
                .append(", 1, ")
                .append(LONGEST_VALUE)
                .append(')'));
        sql.append(" FROM ").append(quoted(layer.table()));
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql.toString())) {
            int number = 0;
            while (row.next()) {
                number++;
                Map<String, String> properties = new LinkedHashMap<>();
                for (int i = 0; i < columns.size(); i++) {
                    String value = row.getString(i + 3);
                    if (value != null && !value.isBlank()) {
                        properties.put(columns.get(i), value.strip());
                    }
                }
                GeoFeature.Drawing drawing = row.getLong(1) > MOST_BLOB_BYTES
                        ? Drawings.tooMany()
                        : drawing(Optional.ofNullable(row.getBytes(2)));
                each.accept(new GeoFeature(name, number, properties, layer.system(), drawing));
            }
        }
    }

    /** Columns that are stored; a computed one could take for ever. */
    private List<String> columns(Layer layer) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (PreparedStatement statement =
                database.prepareStatement("SELECT name, hidden FROM pragma_table_xinfo(?) ORDER BY cid")) {
            statement.setString(1, layer.table());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next() && columns.size() < MOST_COLUMNS) {
                    String column = row.getString("name");
                    if (row.getInt("hidden") == 0 && !column.equalsIgnoreCase(layer.column())) {
                        columns.add(column);
                    }
                }
            }
        }
        return columns;
    }

    /** The header of the standard (clause 2.1.3), then well-known binary. */
    private static GeoFeature.Drawing drawing(Optional<byte[]> blob) {
        if (blob.isEmpty()) {
            return GeoFeature.Drawing.Unusable.because("territory.import.geometry.missing");
        }
        byte[] bytes = blob.get();
        if (bytes.length < HEADER_BYTES || bytes[0] != 'G' || bytes[1] != 'P') {
            return GeoFeature.Drawing.Unusable.because("formats.gpkg.geometry");
        }
        int flags = bytes[3];
        int envelope = (flags >> 1) & 7;
        if (envelope >= ENVELOPE_BYTES.length || (flags & 0x20) != 0) {
            return GeoFeature.Drawing.Unusable.because("formats.gpkg.geometry");
        }
        int begin = HEADER_BYTES + ENVELOPE_BYTES[envelope];
        if ((flags & 0x10) != 0) {
            return GeoFeature.Drawing.Unusable.because("territory.import.geometry.missing");
        }
        if (begin >= bytes.length) {
            return GeoFeature.Drawing.Unusable.because("formats.gpkg.geometry");
        }
        try {
            return Drawings.of(Wkb.read(Arrays.copyOfRange(bytes, begin, bytes.length)));
        } catch (IllegalArgumentException malformed) {
            return GeoFeature.Drawing.Unusable.because("formats.gpkg.geometry");
        }
    }

    private boolean isTable(String table) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement("""
                SELECT count(*)
                FROM sqlite_schema
                WHERE type = 'table'
                  AND lower(name) = lower(?)
                  AND upper(ltrim(sql)) NOT LIKE 'CREATE VIRTUAL%'
                """)) {
            statement.setString(1, table);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getInt(1) == 1;
            }
        }
    }

    private String text(String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            String text = row.next() ? row.getString(1) : "";
            return text == null ? "" : text;
        }
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
