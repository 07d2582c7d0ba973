package org.linli.territory.internal.divisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.linli.kernel.Outcome;
import org.linli.kernel.tables.PlainText;
import org.linli.territory.SourceFile;

class TextDecodingTest {

    private static final String TABLE = "代码,名称\n150302,海勃湾区\n";

    @Test
    void utf_8_is_read_with_and_without_its_mark() {
        assertThat(decoded(TABLE.getBytes(StandardCharsets.UTF_8)).text()).isEqualTo(TABLE);
        assertThat(decoded(("\uFEFF" + TABLE).getBytes(StandardCharsets.UTF_8)).text())
                .isEqualTo(TABLE);
    }

    @Test
    void a_table_in_gbk_is_decoded_and_said_to_be() {
        PlainText text = decoded(TABLE.getBytes(Charset.forName("GBK")));

        assertThat(text.text()).isEqualTo(TABLE);
        assertThat(text.charset().name()).isEqualTo("GB18030");
        assertThat(text.isUtf8()).isFalse();
    }

    @Test
    void rare_characters_of_gb_18030_survive() {
        String name = "150302,㙍𠮷村\n";

        assertThat(decoded(name.getBytes(Charset.forName("GB18030"))).text()).isEqualTo(name);
    }

    @Test
    void what_a_spreadsheet_calls_unicode_text_is_read() {
        assertThat(decoded(("\uFEFF" + TABLE).getBytes(StandardCharsets.UTF_16LE))
                        .text())
                .isEqualTo(TABLE);
        assertThat(decoded(("\uFEFF" + TABLE).getBytes(StandardCharsets.UTF_16BE))
                        .text())
                .isEqualTo(TABLE);
    }

    @Test
    void a_workbook_named_csv_is_no_text() {
        byte[] zip = {'P', 'K', 3, 4, 0, 0, (byte) 0xFF, (byte) 0xFE, 0};

        assertThat(TextDecoding.decode(new SourceFile("divisions.csv", zip)))
                .isEqualTo(Outcome.refused("territory.import.not-text", "divisions.csv"));
    }

    private static PlainText decoded(byte[] bytes) {
        return TextDecoding.decode(new SourceFile("divisions.csv", bytes)).orThrow();
    }
}
