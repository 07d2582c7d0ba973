package org.linli.evidence.internal;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was typed behind {@code verify-log}.
 *
 * @param checkpoints files from outside, to judge by
 * @param key verifier key, or empty to take the one beside the log
 */
record VerifyWords(
        List<Path> checkpoints,
        Optional<String> key,
        Optional<Path> files,
        Optional<URI> url,
        Optional<Path> evidencePackage) {

    static final String USAGE = "verify-log [--checkpoint FILE…] | --files FOLDER | --url ADDRESS | --package FILE.zip"
            + " [--key KEY] [--checkpoint FILE…]   checks the log and all that stands behind it";

    /** Words that make no sense; the message is for the person who typed them. */
    static final class Misuse extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        Misuse(String message) {
            super(message);
        }
    }

    /** Whether the words ask for something else than the log of this installation. */
    static boolean areOutside(List<String> words) {
        return words.stream().anyMatch(List.of("--files", "--url", "--package")::contains);
    }

    static VerifyWords parse(List<String> words) {
        List<Path> checkpoints = new ArrayList<>();
        @Nullable String key = null;
        @Nullable Path files = null;
        @Nullable URI url = null;
        @Nullable Path evidencePackage = null;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith("--")) {
                checkpoints.add(readable(word));
                continue;
            }
            if (++i == words.size()) {
                throw new Misuse(word + " needs a value");
            }
            String value = words.get(i);
            switch (word) {
                case "--checkpoint" -> checkpoints.add(readable(value));
                case "--key" -> key = value;
                case "--files" -> files = readable(value);
                case "--package" -> evidencePackage = readable(value);
                case "--url" -> url = address(value);
                default -> throw new Misuse("unknown option " + word);
            }
        }
        long sources =
                List.of(Optional.ofNullable(files), Optional.ofNullable(url), Optional.ofNullable(evidencePackage))
                        .stream()
                        .filter(Optional::isPresent)
                        .count();
        if (sources > 1) {
            throw new Misuse("--files, --url and --package exclude each other");
        }
        return new VerifyWords(
                List.copyOf(checkpoints),
                Optional.ofNullable(key),
                Optional.ofNullable(files),
                Optional.ofNullable(url),
                Optional.ofNullable(evidencePackage));
    }

    private static Path readable(String text) {
        Path path = Path.of(text);
        if (!Files.isReadable(path)) {
            throw new Misuse("cannot read " + text);
        }
        return path;
    }

    private static URI address(String text) {
        try {
            return Outbound.address(text.endsWith("/") ? text : text + "/");
        } catch (IllegalArgumentException malformed) {
            throw new Misuse("no address: " + text);
        }
    }
}
