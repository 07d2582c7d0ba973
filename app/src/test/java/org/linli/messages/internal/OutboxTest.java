package org.linli.messages.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.LinliTest;
import org.linli.kernel.Installation;
import org.linli.kernel.Purpose;
import org.linli.messages.Phone;
import org.linli.messages.TextMessage;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.json.JsonMapper;

/** FEATURE UNDER TEST: a message is sent once it is written down, tried again, given up visibly, and leaves nothing behind. */
@LinliTest
class OutboxTest {

    private static final Phone PHONE = Phone.of("+86 138-1234-5678").orElseThrow();

    @Autowired
    OutboxRows rows;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient jdbc;

    private final List<Map<?, ?>> received = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private volatile int answer = 200;
    private Instant now = Instant.parse("2026-11-22T01:00:00Z");
    private HttpServer carrier;
    private Outbox outbox;

    OutboxTest() throws IOException {
        carrier = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start_a_carrier() {
        carrier.createContext("/sms", exchange -> {
            assertThat(exchange.getRequestHeaders().getFirst("Authorization")).isEqualTo("Bearer secret");
            keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            received.add(json.readValue(exchange.getRequestBody().readAllBytes(), Map.class));
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        carrier.start();
        jdbc.sql("DELETE FROM outbox").update();
        outbox = outbox(Installation.Mode.PRODUCTION);
    }

    @AfterEach
    void stop() {
        carrier.stop(0);
    }

    @Test
    void a_message_arrives_and_neither_phone_nor_text_stays() {
        UUID id = outbox.send(message("验证码 \"123456\"\n\\"));
        assertThat(columnsHolding("13812345678", "123456"))
                .as("sealed while it waits")
                .isZero();

        assertThat(outbox.deliverDue()).isEqualTo(1);

        assertThat(received).singleElement().isEqualTo(Map.of("to", "13812345678", "words", "验证码 \"123456\"\n\\"));
        assertThat(keys).containsExactly(id.toString());
        assertThat(jdbc.sql("SELECT state = 'SENT' AND phone IS NULL AND text IS NULL FROM outbox WHERE id = :id")
                        .param("id", id)
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(outbox.deliverDue()).isZero();
    }

    @Test
    void a_carrier_in_trouble_is_tried_again_with_growing_pauses_and_given_up_visibly() {
        answer = 503;
        outbox.send(message("111111"));
        List<Duration> pauses =
                List.of(5, 15, 45, 135, 405).stream().map(Duration::ofSeconds).toList();

        for (Duration pause : pauses) {
            assertThat(outbox.deliverDue()).isEqualTo(1);
            assertThat(outbox.deliverDue()).as("not before %s", pause).isZero();
            now = now.plus(pause);
        }
        assertThat(rows.listDead(10)).isEmpty();
        assertThat(outbox.deliverDue()).isEqualTo(1);

        assertThat(rows.listDead(10)).singleElement().satisfies(dead -> {
            assertThat(dead.maskedPhone()).isEqualTo("138****5678");
            assertThat(dead.attempts()).isEqualTo(6);
            assertThat(dead.problem()).isEqualTo("HTTP 503");
        });
        assertThat(jdbc.sql("SELECT text IS NULL FROM outbox")
                        .query(Boolean.class)
                        .single())
                .as("the text goes with the last attempt")
                .isTrue();
        assertThat(keys).hasSize(6).containsOnly(keys.getFirst());
    }

    @Test
    void a_carrier_that_refuses_is_not_asked_again() {
        answer = 400;
        outbox.send(message("111111"));

        outbox.deliverDue();
        now = now.plus(Duration.ofHours(1));

        assertThat(outbox.deliverDue()).isZero();
        assertThat(rows.listDead(10))
                .singleElement()
                .satisfies(dead -> assertThat(dead.problem()).isEqualTo("HTTP 400"));
    }

    @Test
    void a_code_that_is_too_old_is_not_sent() {
        outbox.send(message("111111"));
        now = now.plus(Duration.ofMinutes(16));

        outbox.deliverDue();

        assertThat(received).isEmpty();
        assertThat(rows.listDead(10))
                .singleElement()
                .satisfies(dead -> assertThat(dead.problem()).isEqualTo("too late"));
    }

    @Test
    void what_one_server_has_taken_another_leaves_alone_until_it_seems_dead() {
        outbox.send(message("111111"));

        assertThat(rows.claim(now, now.plusSeconds(120), 10)).hasSize(1);
        assertThat(rows.claim(now, now.plusSeconds(120), 10)).isEmpty();
        assertThat(rows.claim(now.plusSeconds(121), now.plusSeconds(241), 10)).hasSize(1);
    }

    @Test
    void a_demo_shows_instead_of_sending_whatever_is_configured() {
        Outbox demo = outbox(Installation.Mode.DEMO);
        demo.send(message("code 222222"));

        assertThat(demo.findOnScreen(PHONE)).contains("code 222222");
        assertThat(demo.deliverDue()).isZero();
        assertThat(received).isEmpty();
    }

    @Test
    void production_shows_nothing_on_the_screen_and_without_a_carrier_sends_nothing() {
        outbox.send(message("333333"));
        assertThat(outbox.findOnScreen(PHONE)).isEmpty();

        Outbox without = new Outbox(rows, Optional.empty(), new Installation(Installation.Mode.PRODUCTION), clock());
        assertThat(without.canSend()).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> without.send(message("444444")));
    }

    @Test
    void a_carrier_beyond_this_machine_must_speak_https() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SmsGateway(
                        new MockEnvironment().withProperty("LINLI_SMS_URL", "http://sms.example/send"), json));
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', textBlock = """
            13812345678        | 13812345678
            +86 138 1234 5678  | 13812345678
            86-13812345678     | 13812345678
            0086 13812345678   | 13812345678
            0471-6611111       | 04716611111
            +44 20 7946 0000   | +442079460000
            12345              | -
            abc                | -
            138123456781381234 | -
            """)
    void a_phone_is_the_same_however_it_is_written(String text, String digits) {
        assertThat(Phone.of(text).map(Phone::digits).orElse("-")).isEqualTo(digits);
    }

    private int columnsHolding(String... texts) {
        int found = 0;
        for (String text : texts) {
            found += jdbc.sql("""
                            SELECT count(*) FROM outbox
                            WHERE position(:text IN phone) > 0 OR position(:text IN text) > 0
                            """)
                    .param("text", text.getBytes(StandardCharsets.UTF_8))
                    .query(Integer.class)
                    .single();
        }
        return found;
    }

    private TextMessage message(String text) {
        return new TextMessage(PHONE, text, new Purpose("test.message"), now.plus(Duration.ofMinutes(15)));
    }

    private Outbox outbox(Installation.Mode mode) {
        MockEnvironment settings = new MockEnvironment()
                .withProperty(
                        "LINLI_SMS_URL",
                        "http://127.0.0.1:" + carrier.getAddress().getPort() + "/sms")
                .withProperty("LINLI_SMS_TOKEN", "secret")
                .withProperty("LINLI_SMS_BODY", "{\"to\":{phone},\"words\":{text}}");
        return new Outbox(rows, Optional.of(new SmsGateway(settings, json)), new Installation(mode), clock());
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        };
    }
}
