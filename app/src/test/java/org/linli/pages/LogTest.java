package org.linli.pages;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.identity.TestStaff;
import org.linli.identity.Visitor.Answer;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** FEATURE UNDER TEST: the log says what happened on which route, and nothing about whom it happened to. */
@LinliTest
class LogTest {

    private static final Logger REQUESTS = (Logger) LoggerFactory.getLogger("org.linli.requests");

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @Autowired
    TestStaff staff;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void listen() {
        lines.start();
        REQUESTS.setLevel(Level.INFO);
        REQUESTS.addAppender(lines);
    }

    @AfterEach
    void stop() {
        REQUESTS.detachAppender(lines);
        REQUESTS.setLevel(Level.OFF);
    }

    @Test
    void a_request_is_one_line_with_its_route_and_without_what_was_typed() {
        Answer answer = staff.visitor().get("/track/QQQQ-WWWW-EEEE-R?phone=13812345678");

        String reference = answer.header("X-Request-Id").orElseThrow();
        List<ILoggingEvent> ofThisRequest = lines.list.stream()
                .filter(line -> reference.equals(line.getMDCPropertyMap().get("reference")))
                .toList();
        assertThat(ofThisRequest).hasSize(1);
        Map<String, Object> facts = ofThisRequest.getFirst().getKeyValuePairs().stream()
                .collect(Collectors.toMap(pair -> pair.key, pair -> pair.value));
        assertThat(facts)
                .containsEntry("http.request.method", "GET")
                .containsEntry("http.route", "/track/{code}")
                .containsKey("http.response.status_code")
                .containsKey("event.duration");
        assertThat(facts.toString() + ofThisRequest.getFirst().getFormattedMessage())
                .doesNotContain("QQQQ")
                .doesNotContain("13812345678");
    }

    @Test
    void what_the_database_refuses_is_reported_without_the_values() {
        String login = "someone.private";
        DuplicateKeyException refused = org.assertj.core.api.Assertions.catchThrowableOfType(
                DuplicateKeyException.class,
                () -> jdbc.sql("""
                                INSERT INTO permission (key)
                                VALUES (:key), (:key)
                                """).param("key", login).update());

        assertThat(refused.getMostSpecificCause().getMessage()).doesNotContain(login);
    }
}
