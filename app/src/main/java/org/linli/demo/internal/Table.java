package org.linli.demo.internal;

import java.util.List;
import java.util.stream.Stream;

/** Tables in files of the demo: one row a line, cells between bars, lines with # are comments. */
public final class Table {

    private Table() {}

    public static List<List<String>> rows(String file) {
        return rowsOf(Resources.text(file)).toList();
    }

    static Stream<List<String>> rowsOf(String text) {
        return text.lines()
                .filter(line -> line.contains("|") && !line.startsWith("#"))
                .map(Table::cells);
    }

    public static List<String> cells(String line) {
        return Stream.of(line.split("\\|", -1)).map(String::strip).toList();
    }
}
