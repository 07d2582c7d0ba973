package org.linli.incidents.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.incidents.intake.sheet.Problem;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The report row by row, as Excel opens it: UTF-8 with byte order mark, CRLF, and no cell that could be a formula. */
@Component
public class IntakeReport {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private final MessageSource messages;

    IntakeReport(MessageSource messages) {
        this.messages = messages;
    }

    public void write(List<ReportLine> lines, Locale locale, OutputStream stream) throws IOException {
        Writer writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
        writer.write(BYTE_ORDER_MARK);
        writer.write(record(
                text("intake.csv.line", locale),
                text("intake.csv.number", locale),
                text("intake.csv.verdict", locale),
                text("intake.csv.incident", locale),
                text("intake.csv.column", locale),
                text("intake.csv.reason", locale),
                text("intake.csv.code", locale)));
        for (ReportLine line : lines) {
            writer.write(record(line, locale));
        }
        writer.flush();
    }

    private String record(ReportLine line, Locale locale) {
        Problem problem = line.problem();
        return record(
                Integer.toString(line.line()),
                line.number(),
                text("intake.verdict." + line.verdict().name(), locale),
                line.incidentNo(),
                problem == null || problem.column() == null
                        ? ""
                        : problem.column().heading(),
                problem == null
                        ? ""
                        : text(
                                problem.reason().key(),
                                locale,
                                problem.reason().arguments().toArray()),
                problem == null ? "" : problem.code());
    }

    private String text(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    static String record(@Nullable String... cells) {
        return Arrays.stream(cells).map(IntakeReport::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        String safe = FORMULA_STARTS.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return safe.matches("(?s).*[\",\\r\\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
