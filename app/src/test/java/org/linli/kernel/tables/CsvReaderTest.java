package org.linli.kernel.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.linli.kernel.tables.CsvReader.OpenQuote;

class CsvReaderTest {

    @Test
    void quotes_hold_separators_line_ends_and_quotes() throws OpenQuote {
        assertThat(read("a,\"b,c\"\r\n\"d\ne\",\"say \"\"hi\"\"\"\n"))
                .containsExactly(new TableRow(1, List.of("a", "b,c")), new TableRow(2, List.of("d\ne", "say \"hi\"")));
    }

    @Test
    void lines_are_counted_through_quotes_and_empty_lines() throws OpenQuote {
        assertThat(read("a,b\n\n\"c\nd\",e\n\nf,g")).extracting(TableRow::line).containsExactly(1, 3, 6);
    }

    @Test
    void empty_fields_and_old_line_ends_are_kept_apart() throws OpenQuote {
        assertThat(read("a,,c\r,\r"))
                .containsExactly(new TableRow(1, List.of("a", "", "c")), new TableRow(2, List.of("", "")));
    }

    @Test
    void a_quote_that_never_ends_is_reported_where_it_begins() {
        assertThatThrownBy(() -> read("a,b\nc,\"d\ne,f\n"))
                .isInstanceOfSatisfying(
                        OpenQuote.class, open -> assertThat(open.line()).isEqualTo(2));
    }

    private static List<TableRow> read(String text) throws OpenQuote {
        CsvReader reader = new CsvReader(text, ',');
        List<TableRow> records = new ArrayList<>();
        Optional<TableRow> next = reader.next();
        while (next.isPresent()) {
            records.add(next.get());
            next = reader.next();
        }
        return records;
    }
}
