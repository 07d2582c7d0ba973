package org.linli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: every text on the screen stands in a bundle, in both languages, and is asked for by a key that exists. */
class MessagesTest {

    private static final Path BUNDLES = Path.of("src/main/resources/i18n");
    private static final List<Path> SOURCES = List.of(Path.of("src/main/java"), Path.of("src/main/jte"));
    private static final String SEGMENT = "[a-z][A-Za-z0-9-]*|[A-Z][A-Z_]*";

    /** A key in quotes: the name of a bundle, a dot, and more of it. What ends with a dot is the beginning of keys. */
    private static final Pattern QUOTED =
            Pattern.compile("\"((?:%s)(?:\\.(?:%s|[0-9]+))*\\.?)\"".formatted(SEGMENT, SEGMENT));

    private static final Pattern ASKED = Pattern.compile("\\b(?:frame\\.)?t\\(\\s*\"([^\"]+)\"(\\s*\\+)?");
    private static final Pattern REFUSED =
            Pattern.compile("\\b(?:Refusal\\.of|Outcome\\.refused)\\(\\s*\"([^\"]+)\"(\\s*\\+)?");
    private static final Pattern NAMED_WITH_FIELD =
            Pattern.compile("(?:new BadInput|errors\\.add)\\(\\s*\"[^\"]*\",\\s*\"([^\"]+)\"(\\s*\\+)?");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    /** Texts that name columns and words of a file as they stand in it. */
    private static final List<String> NAMES_THE_FILE = List.of(
            "intake.places.hint", "intake.not-taken.writer", "intake.order.place-unreadable", "intake.file.hint");

    @Test
    void both_languages_have_the_same_keys() {
        assertSoftly(softly -> chinese()
                .forEach((bundle, keys) -> softly.assertThat(english(bundle).stringPropertyNames())
                        .as("keys of %s_en", bundle)
                        .containsExactlyInAnyOrderElementsOf(keys.stringPropertyNames())));
    }

    @Test
    void english_texts_are_english() {
        assertSoftly(softly -> chinese()
                .keySet()
                .forEach(bundle -> english(bundle)
                        .forEach((key, text) -> softly.assertThat(text.toString())
                                .as("%s in English", key)
                                .satisfiesAnyOf(
                                        english -> assertThat(english).doesNotContainPattern(HAN),
                                        english -> assertThat(NAMES_THE_FILE).contains(key.toString())))));
    }

    @Test
    void both_languages_fill_in_the_same_arguments() {
        assertSoftly(softly -> chinese().forEach((bundle, texts) -> {
            Properties english = english(bundle);
            texts.stringPropertyNames().stream()
                    .filter(english::containsKey)
                    .forEach(key -> softly.assertThat(arguments(english.getProperty(key)))
                            .as("arguments of %s", key)
                            .isEqualTo(arguments(texts.getProperty(key))));
        }));
    }

    private static Set<String> arguments(String text) {
        Set<String> arguments = new TreeSet<>();
        Matcher matcher = Pattern.compile("\\{([a-z0-9]+)").matcher(text.replace("'", ""));
        while (matcher.find()) {
            arguments.add(matcher.group(1));
        }
        return arguments;
    }

    @Test
    void every_text_can_be_formatted() {
        assertSoftly(softly -> Stream.of("", "_en")
                .forEach(suffix -> chinese().keySet().stream()
                        .map(bundle -> read(BUNDLES.resolve(bundle + suffix + ".properties")))
                        .forEach(texts -> texts.forEach(
                                (key, text) -> softly.assertThatCode(() -> new MessageFormat(text.toString()))
                                        .as("%s=%s", key, text)
                                        .doesNotThrowAnyException()))));
    }

    @Test
    void a_key_begins_with_its_bundle() {
        Set<String> frameOwn = Set.of("frame", "error", "language");
        assertSoftly(softly -> chinese()
                .forEach((bundle, texts) -> softly.assertThat(texts.stringPropertyNames())
                        .as("bundle %s", bundle)
                        .allMatch(key -> {
                            String first = key.substring(0, key.indexOf('.'));
                            return bundle.equals("frame") ? frameOwn.contains(first) : first.equals(bundle);
                        })));
    }

    @Test
    void every_text_a_page_or_a_rule_asks_for_exists() {
        Set<String> keys = keys();
        assertSoftly(softly -> sources().forEach((file, source) -> {
            for (Pattern pattern : List.of(ASKED, REFUSED, NAMED_WITH_FIELD)) {
                Matcher asked = pattern.matcher(source);
                while (asked.find()) {
                    boolean isBeginning = asked.group(2) != null;
                    String key = asked.group(1);
                    softly.assertThat(isBeginning ? keys.stream().anyMatch(k -> k.startsWith(key)) : keys.contains(key))
                            .as("%s asks for %s", file, key)
                            .isTrue();
                }
            }
        }));
    }

    @Test
    void every_text_is_asked_for_somewhere() {
        Set<String> quoted = new TreeSet<>();
        sources().values().forEach(source -> {
            Matcher matcher = QUOTED.matcher(source);
            while (matcher.find()) {
                quoted.add(matcher.group(1));
            }
        });

        assertThat(keys().stream().filter(key -> !isAskedFor(key, quoted))).isEmpty();
    }

    /** By its whole name, by a beginning ending with a dot, or by a beginning to which a suffix is added. */
    private static boolean isAskedFor(String key, Set<String> quoted) {
        if (quoted.contains(key)) {
            return true;
        }
        for (int dot = key.lastIndexOf('.'); dot > 0; dot = key.lastIndexOf('.', dot - 1)) {
            boolean isBelowModule = key.indexOf('.') < dot || key.startsWith("error.");
            if (quoted.contains(key.substring(0, dot + 1))
                    || (isBelowModule && quoted.contains(key.substring(0, dot)))) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> keys() {
        return chinese().values().stream()
                .flatMap(texts -> texts.stringPropertyNames().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Properties> chinese() {
        try (Stream<Path> files = Files.list(BUNDLES)) {
            Map<String, Properties> bundles = new TreeMap<>();
            files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.contains("_"))
                    .forEach(name -> bundles.put(name.replace(".properties", ""), read(BUNDLES.resolve(name))));
            return bundles;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties english(String bundle) {
        return read(BUNDLES.resolve(bundle + "_en.properties"));
    }

    private static Properties read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static Map<Path, String> sources() {
        Map<Path, String> sources = new TreeMap<>();
        for (Path root : SOURCES) {
            try (Stream<Path> files = Files.walk(root)) {
                files.filter(file -> file.toString().endsWith(".java")
                                || file.toString().endsWith(".jte"))
                        .forEach(file -> sources.put(file, text(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return sources;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
