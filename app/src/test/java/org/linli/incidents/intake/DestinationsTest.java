package org.linli.incidents.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.incidents.intake.Destinations.Place;
import org.linli.incidents.intake.sheet.Message;

class DestinationsTest {

    private static final Destinations DESTINATIONS =
            new Destinations(1, List.of(new Place("A3区", 3), new Place("A7县", 7), new Place("A7县星沙", 77)));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            路灯不亮          | 三天了             | 1
            A3区路灯不亮      | A7县的亲戚说的     | 3
            路灯不亮          | 在A7县，离A3区不远 | 7
            A7县星沙路灯      | 三天了             | 77
            去A7县再到A3区    | 三天了             | 7
            """)
    void the_first_place_word_of_the_subject_decides_else_the_first_of_the_details(
            String subject, String details, int unitNo) {
        assertThat(DESTINATIONS.of(new Message("1", subject, details, Instant.EPOCH)))
                .isEqualTo(unitNo);
    }
}
