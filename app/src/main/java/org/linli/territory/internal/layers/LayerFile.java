package org.linli.territory.internal.layers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.linli.geo.CoordinateSystem;
import org.linli.kernel.Outcome;
import org.linli.kernel.tables.TableRow;
import org.linli.territory.SourceFile;
import org.linli.territory.internal.boundaries.DrawnAreas;
import org.linli.territory.internal.divisions.Tables;
import org.linli.territory.internal.files.Archive;
import org.linli.territory.internal.files.FileKind;

/**
 * Reads grids of a layer from a map (GeoJSON, shapefile, GeoPackage) or a table (CSV, workbook). Code, name, ground,
 * integrated grid and community are read; whatever else stands beside them is not.
 */
final class LayerFile {

    static final int MOST_GRIDS = 5_000;

    private static final List<String> CODE =
            List.of("code", "编号", "编码", "代码", "网格编号", "网格编码", "网格代码", "gridcode", "grid_code", "id");
    private static final List<String> NAME = List.of("name", "名称", "网格名称", "gridname", "grid_name");
    private static final List<String> GRID = List.of("综合网格", "归入", "归入综合网格", "integrated", "grid");
    private static final List<String> UNIT = List.of("社区", "所属社区", "社区代码", "社区名称", "community");

    private LayerFile() {}

    /** Refused when it is neither a map nor a table, empty, or too long. */
    static Outcome<List<LayerCell>> read(SourceFile file, @Nullable CoordinateSystem datum) {
        Outcome<List<LayerCell>> read = isMap(file)
                ? DrawnAreas.list(file, datum)
                        .map(areas -> areas.stream().map(LayerFile::cell).toList())
                : Tables.rows(file, MOST_GRIDS + 2).map(LayerFile::cells);
        return read.then(cells -> cells.isEmpty()
                ? Outcome.refused("grids.layers.refused.empty", file.name())
                : cells.size() > MOST_GRIDS
                        ? Outcome.refused("grids.layers.refused.many", MOST_GRIDS)
                        : Outcome.done(cells));
    }

    private static boolean isMap(SourceFile file) {
        return switch (FileKind.of(file)) {
            case SQLITE, SHAPEFILE -> true;
            case OLD_OFFICE -> false;
            case TEXT -> startsLikeJson(file);
            case ZIP ->
                Archive.open(
                                        file,
                                        archive -> Outcome.done(archive.endingWith("xl/workbook.xml")
                                                .isEmpty()))
                                instanceof Outcome.Done<Boolean>(Boolean isNoWorkbook)
                        && isNoWorkbook;
        };
    }

    private static boolean startsLikeJson(SourceFile file) {
        try (InputStream in = file.content().open()) {
            String head = new String(in.readNBytes(64), StandardCharsets.UTF_8)
                    .replace("\uFEFF", "")
                    .strip();
            return head.startsWith("{") || head.startsWith("[");
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + file.name(), e);
        }
    }

    private static LayerCell cell(DrawnAreas.Area area) {
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(area.properties());
        return new LayerCell(
                area.number(),
                first(byName, CODE),
                first(byName, NAME),
                first(byName, GRID),
                first(byName, UNIT),
                true,
                area.shape(),
                area.remarks());
    }

    private static String first(Map<String, String> byName, List<String> names) {
        return names.stream()
                .map(name -> byName.getOrDefault(name, "").strip())
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Without a heading the columns are code, name, integrated grid and community. */
    private static List<LayerCell> cells(List<TableRow> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<String> heading = rows.getFirst().fields().stream()
                .map(title -> title.replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT))
                .toList();
        boolean isHeading = column(heading, CODE) >= 0 && column(heading, NAME) >= 0;
        int code = isHeading ? column(heading, CODE) : 0;
        int name = isHeading ? column(heading, NAME) : 1;
        int grid = isHeading ? column(heading, GRID) : 2;
        int unit = isHeading ? column(heading, UNIT) : 3;
        List<LayerCell> cells = new ArrayList<>();
        for (TableRow row : rows.subList(isHeading ? 1 : 0, rows.size())) {
            cells.add(new LayerCell(
                    row.line(),
                    field(row, code),
                    field(row, name),
                    field(row, grid),
                    field(row, unit),
                    false,
                    null,
                    List.of()));
        }
        return cells;
    }

    private static int column(List<String> heading, Collection<String> names) {
        return IntStream.range(0, heading.size())
                .filter(i -> names.contains(heading.get(i)))
                .findFirst()
                .orElse(-1);
    }

    private static String field(TableRow row, int column) {
        return column < 0 ? "" : row.field(column).strip();
    }
}
