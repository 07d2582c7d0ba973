package org.linli.territory.internal.divisions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.kernel.tables.CsvReader;
import org.linli.kernel.tables.CsvReader.OpenQuote;
import org.linli.kernel.tables.PlainText;
import org.linli.kernel.tables.TableRow;
import org.linli.kernel.tables.TableRows;
import org.linli.territory.SourceFile;
import org.linli.territory.internal.NameRules;
import org.linli.territory.internal.files.Archive;
import org.linli.territory.internal.files.FileKind;

/** Reads lists of divisions, whatever their character set, separator and order of columns. */
final class DivisionReader {

    private static final char[] SEPARATORS = {',', '\t', ';', '|', '，'};

    private final List<DivisionRow> rows = new ArrayList<>();
    private final List<Refusal> notices = new ArrayList<>();
    private final Map<DivisionCode, DivisionRow.Sound> byCode = new HashMap<>();

    private DivisionReader() {}

    /** All rows of all files in their order, and what is to be said about the files. */
    record Read(List<DivisionRow> rows, List<Refusal> notices) {}

    static Outcome<Read> read(List<SourceFile> files) {
        DivisionReader reader = new DivisionReader();
        Outcome<Boolean> outcome = Outcome.done(true);
        for (SourceFile file : files) {
            outcome = outcome.then(ignored -> reader.file(file, false));
        }
        return outcome.map(ignored -> new Read(List.copyOf(reader.rows), List.copyOf(reader.notices)));
    }

    /** @param isPacked whether it lies in an archive already; an archive in an archive is a workbook or nothing */
    private Outcome<Boolean> file(SourceFile file, boolean isPacked) {
        return switch (FileKind.of(file)) {
            case TEXT -> TextDecoding.decode(file).then(text -> table(file.name(), text));
            case ZIP -> Archive.open(file, archive -> archived(file, archive, isPacked));
            case OLD_OFFICE -> Outcome.refused("formats.xls", file.name());
            case SQLITE, SHAPEFILE -> Outcome.refused("formats.table.map", file.name());
        };
    }

    private Outcome<Boolean> archived(SourceFile file, Archive archive, boolean isPacked) {
        if (WorkbookSheet.isWorkbook(archive)) {
            return WorkbookSheet.check(file.name(), archive)
                    .then(ignored -> WorkbookSheet.read(file, (columns, sheet) -> rows(file.name(), sheet, columns)));
        }
        List<SourceFile> tables = archive.entries().stream()
                .filter(entry -> entry.name().matches("(?i).*\\.(csv|txt|tsv|xlsx)"))
                .toList();
        if (tables.isEmpty() || isPacked) {
            return Outcome.refused("formats.zip.no-table", file.name());
        }
        Outcome<Boolean> last = Outcome.refused("formats.zip.no-table", file.name());
        boolean isAnyRead = false;
        for (SourceFile table : tables) {
            last = file(table, true);
            if (last instanceof Outcome.Refused<Boolean> refused) {
                if (!refused.refusal().key().equals("territory.import.no-header")) {
                    return last;
                }
                notices.add(Refusal.of("formats.notice.skipped", table.name()));
            } else {
                isAnyRead = true;
            }
        }
        return isAnyRead ? Outcome.done(true) : last;
    }

    private Outcome<Boolean> table(String file, PlainText text) {
        if (!text.isUtf8()) {
            notices.add(
                    Refusal.of("territory.import.decoded", file, text.charset().name()));
        }
        try {
            for (char separator : SEPARATORS) {
                CsvReader csv = new CsvReader(text.text(), separator);
                Optional<Columns> columns = csv.next().flatMap(Columns::recognise);
                if (columns.isPresent()) {
                    return rows(file, csv, columns.get());
                }
            }
            Optional<TableRow> header = new CsvReader(text.text(), ',').next();
            return header.isEmpty()
                    ? Outcome.refused("territory.import.empty-file", file)
                    : Outcome.refused("territory.import.no-header", file, shown(header.get()));
        } catch (OpenQuote open) {
            return Outcome.refused("territory.import.open-quote", file, open.line());
        }
    }

    private Outcome<Boolean> rows(String file, TableRows table, Columns columns) {
        int before = rows.size();
        try {
            Optional<TableRow> next = table.next();
            while (next.isPresent()) {
                rows.add(row(file, next.get(), columns));
                next = table.next();
            }
        } catch (OpenQuote open) {
            return Outcome.refused("territory.import.open-quote", file, open.line());
        }
        return rows.size() == before ? Outcome.refused("territory.import.empty-file", file) : Outcome.done(true);
    }

    private DivisionRow row(String file, TableRow csv, Columns columns) {
        String name = csv.field(columns.name());
        String codeText = csv.field(columns.code());
        List<Refusal> errors = new ArrayList<>();
        NameRules.error(name).ifPresent(errors::add);
        Optional<DivisionCode> code = keep(DivisionCode.read(codeText), errors);
        if (columns.isComputed(csv)) {
            errors.clear();
            errors.add(Refusal.of("formats.xlsx.formula"));
        }
        code.ifPresent(known -> errors.addAll(contradictions(known, csv, columns)));
        Optional<DivisionCode> civil = columns.civilCode().stream()
                .mapToObj(csv::field)
                .filter(text -> !text.isBlank())
                .findFirst()
                .flatMap(text -> keep(DivisionCode.read(text), errors));
        Optional<StatedUse> use =
                columns.use().stream().mapToObj(csv::field).findFirst().flatMap(text -> use(text, errors));
        if (code.isPresent() && errors.isEmpty()) {
            DivisionRow.Sound first = byCode.get(code.get());
            if (first == null) {
                DivisionRow.Sound row = new DivisionRow.Sound(
                        file,
                        csv.line(),
                        code.get(),
                        name.strip(),
                        civil.map(DivisionCode::digits).orElse(null),
                        use.orElse(null),
                        warnings(code.get(), codeText, name));
                byCode.put(row.code(), row);
                return row;
            }
            errors.add(Refusal.of("territory.import.code.twice", first.file(), first.line()));
        }
        return new DivisionRow.Unsound(file, csv.line(), clean(codeText), clean(name), List.copyOf(errors));
    }

    private static List<Refusal> contradictions(DivisionCode code, TableRow csv, Columns columns) {
        List<Refusal> errors = new ArrayList<>();
        for (int column : columns.above()) {
            String text = csv.field(column);
            if (!text.isBlank()) {
                Optional<DivisionCode> above = keep(DivisionCode.read(text), errors);
                above.filter(stated -> !code.isAtOrBelow(stated) || stated.equals(code))
                        .ifPresent(stated -> errors.add(
                                Refusal.of("territory.import.parent.mismatch", stated.digits(), code.digits())));
            }
        }
        return errors;
    }

    private static List<Refusal> warnings(DivisionCode code, String codeText, String name) {
        List<Refusal> warnings = new ArrayList<>(CodeRules.warnings(code, name.strip()));
        if (DivisionCode.hasUrbanClass(codeText)) {
            warnings.add(Refusal.of("territory.warning.urban-class"));
        }
        return List.copyOf(warnings);
    }

    private static Optional<DivisionCode> keep(Outcome<DivisionCode> read, List<Refusal> errors) {
        return switch (read) {
            case Outcome.Done<DivisionCode> done -> Optional.of(done.value());
            case Outcome.Refused<DivisionCode> refused -> {
                errors.add(refused.refusal());
                yield Optional.empty();
            }
        };
    }

    private static Optional<StatedUse> use(String text, List<Refusal> errors) {
        return switch (StatedUse.read(text)) {
            case Outcome.Done<Optional<StatedUse>> done -> done.value();
            case Outcome.Refused<Optional<StatedUse>> refused -> {
                errors.add(refused.refusal());
                yield Optional.empty();
            }
        };
    }

    private static String clean(String text) {
        String visible = text.strip().replaceAll("\\p{Cntrl}", "\uFFFD");
        return visible.length() > 60 ? visible.substring(0, 60) + "…" : visible;
    }

    private static String shown(TableRow header) {
        return clean(String.join("、", header.fields()));
    }
}
