package org.linli.kernel.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class DoorsTest {

    private static final Doors.Door FRONT = new Doors.Door("front", 3, Duration.ofDays(30));
    private static final Doors.Door BACK = new Doors.Door("back", 3, Duration.ofDays(30));

    private final Doors doors = new Doors();

    @Test
    void a_door_opens_as_often_as_it_says_and_not_once_more() {
        knockThreeTimes(FRONT, "203.0.113.7");

        assertThatThrownBy(() -> doors.pass(FRONT, from("203.0.113.7"))).isInstanceOf(TooManyRequests.class);
    }

    @Test
    void neither_another_address_nor_another_door_suffers_for_it() {
        knockThreeTimes(FRONT, "203.0.113.7");

        assertThatCode(() -> knockThreeTimes(FRONT, "203.0.113.8")).doesNotThrowAnyException();
        assertThatCode(() -> knockThreeTimes(BACK, "203.0.113.7")).doesNotThrowAnyException();
    }

    private void knockThreeTimes(Doors.Door door, String address) {
        for (int i = 0; i < 3; i++) {
            doors.pass(door, from(address));
        }
    }

    private static MockHttpServletRequest from(String address) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        return request;
    }
}
