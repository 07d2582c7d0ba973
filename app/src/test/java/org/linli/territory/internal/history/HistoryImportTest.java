package org.linli.territory.internal.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.Linli;
import org.linli.LinliTest;
import org.linli.TestInstallation;
import org.linli.kernel.Command;
import org.linli.kernel.Installation;
import org.linli.lineage.AreaCodeList;
import org.linli.lineage.Contradiction;
import org.linli.lineage.Spell;
import org.linli.operations.Database;
import org.linli.operations.Startup;
import org.linli.territory.Lineage;
import org.linli.territory.Territory;
import org.linli.territory.TerritoryImports;
import org.linli.territory.TerritorySamples;
import org.linli.territory.internal.CodeText;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;

/**
 * FEATURE UNDER TEST: every code of provinces, cities and counties since 1981 is resolvable forwards and backwards as of any
 * year. The whole country needs a database of its own.
 */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HistoryImportTest {

    private static final LocalDate NOW_KNOWN = LocalDate.of(2025, 1, 1);

    @Autowired
    Startup demo;

    private ConfigurableApplicationContext server;
    private AreaCodeList.Reading list;
    private HistoryImport.Done done;
    private double seconds;

    @BeforeAll
    void bring_the_history_into_an_installation_that_knows_one_city() throws Exception {
        Database database = demo.database();
        Path password = TestInstallation.settings().keysFolder().resolve("db-superuser.password");
        try (Connection superuser = DriverManager.getConnection(
                        database.url(), "postgres", Files.readString(password).strip());
                Statement statement = superuser.createStatement()) {
            statement.execute(
                    "CREATE DATABASE history_test OWNER " + database.owner().user());
        }
        Database own = new Database(
                database.url().replaceFirst("/[^/?]+(\\?|$)", "/history_test$1"),
                database.owner(),
                database.application());
        server = new SpringApplicationBuilder(Linli.class)
                .initializers(new Startup(TestInstallation.settings(), own, Installation.Mode.PRODUCTION))
                .properties("server.port=0", "db-scheduler.enabled=false")
                .run();
        server.getBean(TerritoryImports.class)
                .run(
                        TerritorySamples.system(),
                        TerritorySamples.divisions(
                                "code,name\n3407,铜陵市\n340705,铜官区\n340706,义安区\n340711,郊区\n340722,枞阳县\n", NOW_KNOWN),
                        TerritoryImports.Progress.SILENT)
                .orThrow();
        String text;
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(HistoryImportTest.class.getResourceAsStream("/areacodes.csv")),
                StandardCharsets.UTF_8)) {
            text = reader.readAllAsString();
        }
        HistoryImport history = server.getBean(HistoryImport.class);
        long began = System.nanoTime();
        list = history.read(text);
        done = history.run(TerritorySamples.system(), list);
        seconds = (System.nanoTime() - began) / 1e9;
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void the_whole_history_is_there_within_a_minute_and_a_second_time_adds_nothing() {
        assertThat(seconds).isLessThan(60);
        assertThat(done.known()).isEqualTo(5);
        assertThat(count("SELECT count(*) FROM unit_version")).isGreaterThan(6_000);

        HistoryImport.Done again = server.getBean(HistoryImport.class).run(TerritorySamples.system(), list);

        assertThat(again.units()).isZero();
        assertThat(again.versions()).isZero();
        assertThat(again.links()).isZero();
    }

    @Test
    void every_chain_is_resolved_forwards_and_backwards_as_the_list_says() {
        Lineage lineage = server.getBean(Lineage.class);
        Set<String> open = list.contradictions().stream()
                .filter(one -> one.kind() == Contradiction.Kind.NO_SUCCESSOR)
                .map(Contradiction::code)
                .collect(Collectors.toSet());
        assertSoftly(softly -> {
            for (int[] years : new int[][] {{1981, 2024}, {2024, 1981}, {1990, 2005}, {2016, 1999}}) {
                LocalDate on = AreaCodeList.day(years[0]);
                LocalDate day = AreaCodeList.day(years[1]);
                for (Spell unit : list.lineage().unitsOn(on)) {
                    if (open.contains(unit.code())) {
                        continue;
                    }
                    Set<String> expected = list.lineage().resolve(unit.code(), on, day).orElseThrow().codes().stream()
                            .map(CodeText::shortest)
                            .collect(Collectors.toSet());
                    softly.assertThat(lineage.resolveCode(unit.code(), on, day).stream()
                                    .map(resolved -> resolved.unit().code())
                                    .collect(Collectors.toSet()))
                            .as("%s of %d in %d", unit.code(), years[0], years[1])
                            .isEqualTo(expected);
                }
            }
        });
    }

    @Test
    void a_city_that_ended_without_successor_is_found_at_the_province_above_it() {
        Contradiction silent = list.contradictions().stream()
                .filter(one -> one.kind() == Contradiction.Kind.NO_SUCCESSOR)
                .findFirst()
                .orElseThrow();

        assertThat(server.getBean(Lineage.class).resolveCode(silent.code(), AreaCodeList.day(2024)))
                .extracting(resolved -> resolved.unit().code())
                .containsExactly(silent.code().substring(0, 2));
    }

    @Test
    void the_units_of_the_installation_keep_their_numbers_and_get_their_past() {
        Territory territory = server.getBean(Territory.class);
        int tongling = territory.findByCode("3407").orElseThrow().no();

        assertThat(territory.listChildren(tongling))
                .extracting(unit -> unit.code())
                .containsExactly("340705", "340706", "340711", "340722");
        assertThat(territory.listChildren(tongling, LocalDate.of(1985, 6, 30)))
                .extracting(unit -> unit.code())
                .contains("340703", "340711", "340721");
        assertThat(server.getBean(Lineage.class)
                        .findLife(tongling)
                        .orElseThrow()
                        .from())
                .isEqualTo(AreaCodeList.day(1981));
        assertThat(territory.listRoots()).extracting(unit -> unit.code()).contains("11", "34", "65");
    }

    @Test
    void every_parent_holds_its_children_in_every_year() {
        Territory territory = server.getBean(Territory.class);
        for (int year : List.of(1981, 1985, 1999, 2010, 2024)) {
            LocalDate day = AreaCodeList.day(year);
            int provinces =
                    count("SELECT count(*) FROM unit_version WHERE parent_no IS NULL AND valid @> date '" + day + "'");
            assertThat(Stream.of("11", "34", "65")
                            .map(code -> server.getBean(Lineage.class).resolveCode(code, day))
                            .flatMap(List::stream)
                            .mapToInt(found -> territory
                                    .listChildren(found.unit().no(), day)
                                    .size())
                            .min()
                            .orElseThrow())
                    .as("children of provinces in %d", year)
                    .isGreaterThan(8);
            assertThat(provinces).isBetween(29, 34);
        }
    }

    @Test
    void any_code_of_any_year_is_found_over_the_wire() {
        String answer = RestClient.create(
                        "http://127.0.0.1:" + server.getEnvironment().getProperty("local.server.port"))
                .get()
                .uri("/api/v1/units?code=340702&on=2014-01-01&asOf=2016-01-01")
                .retrieve()
                .body(String.class);

        assertThat(answer).contains("\"code\":\"340705\"");
    }

    @Test
    void the_command_says_what_it_did_and_what_it_cannot_use() throws Exception {
        Command command = server.getBeansOfType(Command.class).values().stream()
                .filter(one -> one.name().equals("import history"))
                .findFirst()
                .orElseThrow();
        Path good = Files.createTempFile("history", ".csv");
        try (InputStream file = Objects.requireNonNull(HistoryImportTest.class.getResourceAsStream("/areacodes.csv"))) {
            Files.write(good, file.readAllBytes());
        }
        Path bad = Files.writeString(Files.createTempFile("history", ".csv"), "代码,名称\n340702,铜官山区\n");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        assertThat(run(command, out, err, good.toString(), "--yes")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\"import\":\"history\"", "\"units\":0", "\"NO_SUCCESSOR\":187");
        assertThat(run(command, out, err, bad.toString(), "--yes")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("UNREADABLE", "holds no codes");
        assertThat(run(command, out, err)).isEqualTo(2);
        assertThat(run(command, out, err, good.toString(), bad.toString(), "--yes"))
                .isEqualTo(2);
    }

    private static int run(Command command, OutputStream out, OutputStream err, String... words) {
        return command.run(
                List.of(words),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private int count(String sql) {
        return server.getBean(JdbcClient.class).sql(sql).query(Integer.class).single();
    }
}
