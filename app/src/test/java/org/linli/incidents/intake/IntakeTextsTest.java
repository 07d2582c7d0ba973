package org.linli.incidents.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.linli.incidents.intake.sheet.Column;
import org.springframework.core.io.ClassPathResource;

class IntakeTextsTest {

    private static final Pattern KEY = Pattern.compile("\"(intake\\.[a-z0-9.-]*[a-z0-9])\"");
    private static final Pattern PROBLEM = Pattern.compile("(?:Problem\\.of|new Unreadable)\\([\\w.]+, \"([a-z-]+)\"");
    private static final Pattern FAULT = Pattern.compile("refused\\(\"([a-z-]+)\"");

    private final Set<String> chinese = keys("intake.properties");

    @Test
    void every_text_is_there_in_chinese_and_in_english() {
        assertThat(keys("intake_en.properties")).isEqualTo(chinese);
    }

    @Test
    void every_key_that_is_used_has_a_text() throws IOException {
        String sources = sources(Path.of("src/main/java/org/linli/incidents/intake"))
                + sources(Path.of("src/main/jte/incidents/intake"));

        assertThat(found(KEY, sources, "")).isNotEmpty().isSubsetOf(chinese);
        assertThat(found(PROBLEM, sources, "intake.problem."))
                .hasSizeGreaterThan(10)
                .isSubsetOf(chinese);
        assertThat(found(FAULT, sources, "intake.file.")).hasSizeGreaterThan(5).isSubsetOf(chinese);
    }

    @Test
    void every_state_verdict_and_column_has_a_text() {
        assertThat(chinese)
                .containsAll(Stream.of(IntakeJob.State.values())
                        .map(state -> "intake.state." + state)
                        .toList())
                .containsAll(Stream.of(Verdict.values())
                        .map(verdict -> "intake.verdict." + verdict)
                        .toList())
                .containsAll(Stream.of(Column.values())
                        .map(column -> "intake.columns.as." + column)
                        .toList());
    }

    private static Set<String> found(Pattern pattern, String text, String prefix) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> prefix + match.group(1))
                .collect(Collectors.toSet());
    }

    private static String sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(IntakeTextsTest::text).collect(Collectors.joining("\n"));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> keys(String bundle) {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                new ClassPathResource("i18n/" + bundle).getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.stringPropertyNames();
    }
}
