package org.linli.demo.internal.stories;

import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.demo.internal.Resources;
import org.linli.demo.internal.Table;
import org.linli.demo.internal.pictures.Photograph;

/**
 * A kind of trouble with the words that go with it.
 *
 * @param department key of the department that answers for it
 * @param season from and to month, when it happens at certain times of the year only
 */
record Theme(
        String condition,
        String department,
        SiteKind site,
        Optional<Photograph> before,
        Optional<Photograph> after,
        Optional<Season> season,
        List<String> residents,
        List<String> workers,
        List<String> results,
        List<String> returns,
        List<String> reworks) {

    /** Months of the year, both included, perhaps over the turn of the year. */
    record Season(int from, int to) {

        static Season parse(String text) {
            String[] months = text.split("-", 2);
            return new Season(Integer.parseInt(months[0]), Integer.parseInt(months[1]));
        }

        boolean holds(Month month) {
            int number = month.getValue();
            return from <= to ? number >= from && number <= to : number >= from || number <= to;
        }
    }

    /** The category is what stands before the hyphen. */
    String category() {
        return condition.substring(0, condition.indexOf('-'));
    }

    boolean happensIn(Month month) {
        return season.map(one -> one.holds(month)).orElse(true);
    }

    static List<Theme> readAll() {
        List<Theme> themes = new ArrayList<>();
        Draft draft = null;
        for (String line : Resources.text("reports.txt").lines().toList()) {
            if (line.startsWith("[")) {
                add(themes, draft);
                draft = new Draft(Table.cells(line.substring(1, line.indexOf(']'))));
            } else if (draft != null && line.length() > 2) {
                draft.take(line.charAt(0), line.substring(2).strip());
            }
        }
        add(themes, draft);
        return List.copyOf(themes);
    }

    private static void add(List<Theme> themes, @Nullable Draft draft) {
        if (draft != null) {
            themes.add(draft.theme());
        }
    }

    /** A block while it is read. */
    private record Draft(
            List<String> head,
            List<String> residents,
            List<String> workers,
            List<String> results,
            List<String> returns,
            List<String> reworks) {

        Draft(List<String> head) {
            this(head, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        void take(char mark, String words) {
            switch (mark) {
                case '+' -> residents.add(words);
                case '*' -> workers.add(words);
                case '=' -> results.add(words);
                case '<' -> returns.add(words);
                case '!' -> reworks.add(words);
                default -> throw new IllegalStateException("reports.txt: " + mark + words);
            }
        }

        Theme theme() {
            Optional<String[]> pictures = cell(3).map(text -> text.split(" > ", 2));
            return new Theme(
                    head.get(0),
                    head.get(1),
                    SiteKind.valueOf(head.get(2)),
                    pictures.map(pair -> Photograph.named(pair[0])),
                    pictures.map(pair -> Photograph.named(pair[1])),
                    cell(4).map(Season::parse),
                    List.copyOf(residents),
                    List.copyOf(workers),
                    List.copyOf(results),
                    List.copyOf(returns),
                    List.copyOf(reworks));
        }

        private Optional<String> cell(int index) {
            return head.size() > index
                    ? Optional.of(head.get(index)).filter(text -> !text.isEmpty())
                    : Optional.empty();
        }
    }
}
