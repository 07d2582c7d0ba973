package org.linli.territory.internal.imports;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.linli.kernel.Refusal;
import org.linli.territory.ImportReport;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A report as a table for a spreadsheet: UTF-8 with byte order mark, one line a row of the import. */
@Component
public class RowReport {

    private final MessageSource messages;

    RowReport(MessageSource messages) {
        this.messages = messages;
    }

    public String csv(List<ImportReport.Row> rows, Locale locale) {
        StringBuilder csv = new StringBuilder("\uFEFF");
        line(
                csv,
                List.of(
                        text("territory.report.file", locale),
                        text("territory.report.line", locale),
                        text("territory.report.code", locale),
                        text("territory.report.name", locale),
                        text("territory.report.verdict", locale),
                        text("territory.report.remarks", locale)));
        for (ImportReport.Row row : rows) {
            line(
                    csv,
                    List.of(
                            row.file(),
                            Integer.toString(row.line()),
                            row.code(),
                            row.name(),
                            text("territory.verdict." + row.verdict(), locale),
                            remarks(row, locale)));
        }
        return csv.toString();
    }

    String text(Refusal message, Locale locale) {
        return messages.getMessage(message.key(), message.arguments().toArray(), locale);
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }

    private String remarks(ImportReport.Row row, Locale locale) {
        return row.remarks().stream().map(remark -> text(remark, locale)).collect(Collectors.joining("；"));
    }

    private static void line(StringBuilder csv, List<String> fields) {
        csv.append(fields.stream().map(RowReport::field).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    /** A spreadsheet runs what begins like a formula; an apostrophe in front keeps it a text. */
    static String field(String value) {
        String harmless = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return harmless.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + harmless.replace("\"", "\"\"") + '"'
                : harmless;
    }
}
