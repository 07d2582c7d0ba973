package org.linli.city.metropolis;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code ./linli generate --city small|wuhai|shenzhen|beijing --seed N [--boundary FILE] --out DIR}; needs no database. */
public final class Generate {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int USED_WRONGLY = 2;

    private Generate() {}

    /** Ends the process with 0 if done, 1 if failed, 2 if used wrongly. */
    public static void main(String[] words) {
        System.exit(run(List.of(words), System.out, System.err));
    }

    static int run(List<String> words, PrintStream out, PrintStream err) {
        Optional<CitySize> size = option(words, "--city").flatMap(CitySize::named);
        Optional<String> seed = option(words, "--seed").or(() -> Optional.of("1"));
        Optional<Path> folder = option(words, "--out").map(Path::of);
        if (size.isEmpty() || folder.isEmpty() || !seed.get().matches("-?\\d{1,18}") || words.size() % 2 != 0) {
            err.println(
                    "linli: generate --city small|wuhai|shenzhen|beijing --out DIR [--seed N] [--boundary FILE.geojson]");
            return USED_WRONGLY;
        }
        try {
            Optional<Path> boundary = option(words, "--boundary").map(Path::of);
            out.println(CityWriter.write(size.get(), Long.parseLong(seed.get()), boundary, folder.get())
                    .asJson());
            err.println("linli: the city is in " + folder.get());
            return DONE;
        } catch (IOException | IllegalArgumentException | IllegalStateException failure) {
            err.println("linli: could not draw the city: " + failure.getMessage());
            return FAILED;
        }
    }

    private static Optional<String> option(List<String> words, String name) {
        int i = words.indexOf(name);
        return i < 0 || i + 1 >= words.size() ? Optional.empty() : Optional.of(words.get(i + 1));
    }
}
