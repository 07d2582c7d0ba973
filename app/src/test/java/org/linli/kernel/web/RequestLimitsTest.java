package org.linli.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/** FEATURE UNDER TEST: what one client may ask and send, before anything of it is read. */
class RequestLimitsTest {

    private final RequestLimits limits =
            new RequestLimits(request -> request.getRequestURI().equals("/upload"));

    @Test
    void a_stranger_who_keeps_asking_is_told_to_wait_and_others_are_not() throws Exception {
        List<Integer> answers = new ArrayList<>();
        for (int knock = 0; knock < 700; knock++) {
            answers.add(answerTo(from("203.0.113.9", "/")));
        }

        assertThat(answers.subList(0, 600)).containsOnly(200);
        assertThat(answers.getLast()).isEqualTo(429);
        assertThat(answerTo(from("203.0.113.10", "/"))).isEqualTo(200);
        assertThat(answerTo(from("203.0.113.9", "/assets/desk.css"))).isEqualTo(200);
    }

    @Test
    void a_household_of_ipv6_is_one_client() throws Exception {
        for (int knock = 0; knock < 700; knock++) {
            answerTo(from("2001:db8:1:2::" + Integer.toHexString(knock), "/"));
        }

        assertThat(answerTo(from("2001:db8:1:2:ffff::1", "/"))).isEqualTo(429);
        assertThat(answerTo(from("2001:db8:1:3::1", "/"))).isEqualTo(200);
    }

    @Test
    void this_machine_is_not_slowed_down() throws Exception {
        for (int knock = 0; knock < 700; knock++) {
            assertThat(answerTo(from("127.0.0.1", "/"))).isEqualTo(200);
        }
    }

    @Test
    void whoever_sends_slowly_fills_her_own_places_only() throws Exception {
        Crowd crowd = new Crowd(2, 4);
        ClientNetwork slow = ClientNetwork.of("203.0.113.9");
        ClientNetwork other = ClientNetwork.of("203.0.113.10");

        assertThat(crowd.enter(slow)).isEqualTo(Crowd.Entry.WELCOME);
        assertThat(crowd.enter(slow)).isEqualTo(Crowd.Entry.WELCOME);
        assertThat(crowd.enter(slow)).isEqualTo(Crowd.Entry.TOO_MANY_OF_YOURS);
        assertThat(crowd.enter(other)).isEqualTo(Crowd.Entry.WELCOME);
        assertThat(crowd.enter(ClientNetwork.of("203.0.113.11"))).isEqualTo(Crowd.Entry.WELCOME);
        assertThat(crowd.enter(ClientNetwork.of("203.0.113.12"))).isEqualTo(Crowd.Entry.FULL);

        crowd.leave(slow);
        assertThat(crowd.enter(slow)).isEqualTo(Crowd.Entry.WELCOME);
        assertThat(crowd.size()).isEqualTo(4);
    }

    @Test
    void a_place_is_given_back_when_the_answer_fails() {
        MockHttpServletRequest request = from("203.0.113.9", "/");
        for (int i = 0; i < 60; i++) {
            assertThatThrownBy(() -> limits.doFilter(request, new MockHttpServletResponse(), (asked, answer) -> {
                        throw new IllegalStateException("broken page");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(requestAnswer(request)).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0} of {1} bytes to {2}: {3}")
    @CsvSource(textBlock = """
            application/x-www-form-urlencoded, 2097152,   /sign-in, 200
            application/x-www-form-urlencoded, 2097153,   /sign-in, 413
            application/json,                  2097153,   /upload,  413
            multipart/form-data;boundary=x,    2097153,   /sign-in, 413
            Multipart/Form-Data;boundary=x,    2097153,   /upload,  200
            multipart/form-data;boundary=x,    100000000, /upload,  200
            multipart/form-data;boundary=x,    167772161, /upload,  413
            multipart/form-data;boundary=x,    -1,        /upload,  411
            """)
    void only_a_page_that_takes_files_takes_much(String type, long length, String path, int status) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path) {
            @Override
            public long getContentLengthLong() {
                return length;
            }
        };
        request.setRemoteAddr("127.0.0.1");
        request.setContentType(type);

        assertThat(requestAnswer(request)).isEqualTo(status);
    }

    @Test
    void a_body_that_hides_its_length_is_read_up_to_the_limit() {
        MockHttpServletRequest endless = new MockHttpServletRequest("POST", "/api/v1/reports") {
            @Override
            public long getContentLengthLong() {
                return -1;
            }
        };
        endless.setContent(new byte[(int) RequestLimits.BODY_BYTES + 1]);

        assertThatThrownBy(() -> limits.doFilter(
                        endless,
                        new MockHttpServletResponse(),
                        (asked, answer) -> asked.getInputStream().readAllBytes()))
                .isInstanceOf(MaxUploadSizeExceededException.class);
    }

    private static MockHttpServletRequest from(String address, String path) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setRemoteAddr(address);
        return request;
    }

    private int requestAnswer(HttpServletRequest request) {
        try {
            return answerTo(request);
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private int answerTo(HttpServletRequest request) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        FilterChain page = (asked, answer) -> {};
        limits.doFilter(request, response, page);
        return response.getStatus();
    }
}
