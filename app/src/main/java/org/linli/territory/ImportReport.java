package org.linli.territory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.linli.kernel.Refusal;

/**
 * What an import would do or has done, row by row.
 *
 * @param notices about the files as a whole, for example a decoded character set
 * @param rows in the order of the files; rows left out by the filter are counted, not listed
 */
public record ImportReport(Counts counts, List<Refusal> notices, List<Row> rows) {

    public ImportReport {
        notices = List.copyOf(notices);
        rows = List.copyOf(rows);
    }

    /** The rows that a person looks at first, so many of them. */
    public List<Row> refusedFirst(int most) {
        return rows.stream()
                .sorted(Comparator.comparing(row -> row.verdict() != Verdict.REFUSED))
                .limit(most)
                .toList();
    }

    /** The same with more notices. */
    public ImportReport with(List<Refusal> more) {
        List<Refusal> all = new ArrayList<>(notices);
        all.addAll(more);
        return new ImportReport(counts, all, rows);
    }

    /** How many rows came to what. */
    public record Counts(int added, int changed, int unchanged, int refused, int leftOut) {

        public static Counts of(List<Row> rows, int leftOut) {
            Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
            rows.forEach(row -> counts.merge(row.verdict(), 1, Integer::sum));
            return new Counts(
                    counts.getOrDefault(Verdict.ADDED, 0),
                    counts.getOrDefault(Verdict.CHANGED, 0),
                    counts.getOrDefault(Verdict.UNCHANGED, 0),
                    counts.getOrDefault(Verdict.REFUSED, 0),
                    leftOut);
        }

        public int total() {
            return added + changed + unchanged + refused + leftOut;
        }

        /** Rows that change something. */
        public int effective() {
            return added + changed;
        }
    }

    /** What becomes of a row. */
    public enum Verdict {
        ADDED,
        CHANGED,
        UNCHANGED,
        REFUSED
    }

    /**
     * One row of a table or one feature of a map.
     *
     * @param file empty for a unit that the files only mention
     * @param line line of the table or number of the feature, from 1; 0 where there is none
     * @param remarks errors of a refused row; warnings of the others
     */
    public record Row(String file, int line, String code, String name, Verdict verdict, List<Refusal> remarks) {

        public Row {
            remarks = List.copyOf(remarks);
        }
    }
}
