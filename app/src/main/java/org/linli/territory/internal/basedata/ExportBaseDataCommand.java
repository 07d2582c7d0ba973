package org.linli.territory.internal.basedata;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.linli.kernel.Actor;
import org.linli.kernel.Command;
import org.linli.kernel.Purpose;
import org.linli.territory.Unit;
import org.linli.territory.internal.basedata.BaseData.Written;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./linli export base-data}. */
@Component
class ExportBaseDataCommand implements Command {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int USED_WRONGLY = 2;
    private static final Set<String> OPTIONS = Set.of("--out", "--as-of", "--unit");

    private final BaseData baseData;
    private final JsonMapper json;

    ExportBaseDataCommand(BaseData baseData, JsonMapper json) {
        this.baseData = baseData;
        this.json = json;
    }

    @Override
    public String name() {
        return "export base-data";
    }

    @Override
    public String usage() {
        return "export base-data --out FILE.zip [--as-of DATE] [--unit CODE]";
    }

    @Override
    public int run(List<String> words, PrintStream out, PrintStream err) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < words.size(); i += 2) {
            if (!OPTIONS.contains(words.get(i)) || i + 1 == words.size()) {
                return misused("it does not know what to do with " + words.get(i), err);
            }
            options.put(words.get(i), words.get(i + 1));
        }
        String file = options.get("--out");
        if (file == null) {
            return misused("it needs --out FILE.zip", err);
        }
        LocalDate today = baseData.today();
        LocalDate day;
        try {
            day = Optional.ofNullable(options.get("--as-of"))
                    .map(LocalDate::parse)
                    .orElse(today);
        } catch (DateTimeException unreadable) {
            return misused("--as-of takes a date such as 2026-01-31", err);
        }
        if (day.isAfter(today)) {
            return misused("--as-of takes no day to come", err);
        }
        Optional<String> code = Optional.ofNullable(options.get("--unit"));
        Optional<Unit> top = code.flatMap(known -> baseData.findUnit(known, day));
        if (code.isPresent() && top.isEmpty()) {
            err.println("linli: there was no unit with the code " + code.get() + " on " + day);
            return FAILED;
        }
        return write(Path.of(file), day, top, out, err);
    }

    /** A file that is there already stays as it is. */
    private int write(Path file, LocalDate day, Optional<Unit> top, PrintStream out, PrintStream err) {
        try (OutputStream stream = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            Written written = baseData.write(Actor.system(new Purpose("territory.export")), day, top, stream);
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("export", "base-data");
            line.put("id", written.id().toString());
            line.put("day", day.toString());
            line.put("units", written.units());
            line.put("boundaries", written.boundaries());
            line.put("places", written.places());
            out.println(json.writeValueAsString(line));
            return DONE;
        } catch (FileAlreadyExistsException there) {
            err.println("linli: " + file + " is there already and stays as it is");
            return FAILED;
        } catch (IOException e) {
            err.println("linli: " + file + " cannot be written: " + e.getMessage());
            return FAILED;
        }
    }

    private int misused(String problem, PrintStream err) {
        err.println("linli: " + problem);
        err.println("  ./linli " + usage());
        return USED_WRONGLY;
    }
}
