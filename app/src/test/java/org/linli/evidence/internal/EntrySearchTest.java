package org.linli.evidence.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Recording;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.linli.kernel.Purpose;
import org.linli.kernel.Transactions;
import org.linli.kernel.Zone;
import org.springframework.beans.factory.annotation.Autowired;

@LinliTest
class EntrySearchTest {

    private static final int UNIT = 7_300;

    @Autowired
    EntrySearch search;

    @Autowired
    Evidence evidence;

    @Autowired
    Transactions transactions;

    @Autowired
    Clock clock;

    @Autowired
    Zone zone;

    private final Subject subject = Recording.newSubject();
    private final Actor auditor = Recording.staff(UNIT);
    private UUID dispatched;

    @BeforeEach
    void record() {
        record("incident.verified", UNIT);
        dispatched = record("incident.dispatched", UNIT);
        record("incident.dispatched", UNIT + 1);
    }

    @Test
    void an_auditor_sees_entries_of_her_units_only() {
        assertThat(find(EntryFilter.all()))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.unitNo()).isEqualTo(UNIT));
    }

    @Test
    void entries_are_filtered_by_how_the_verb_and_the_name_begin() {
        EntryFilter dispatches = filter(Optional.of("incident.disp"), Optional.of("王芳"), Optional.empty());
        EntryFilter ofSomebodyElse = filter(Optional.empty(), Optional.of("王芳芳"), Optional.empty());

        assertThat(find(dispatches)).extracting(EntryLine::id).containsExactly(dispatched);
        assertThat(find(ofSomebodyElse)).isEmpty();
    }

    @Test
    void entries_are_filtered_by_the_day_of_the_installation() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone.id());

        assertThat(find(on(today))).hasSize(2);
        assertThat(find(on(today.minusDays(1)))).isEmpty();
    }

    @Test
    void pages_follow_each_other_without_gap_or_repetition() {
        for (int i = 0; i < 60; i++) {
            record("incident.checked", UNIT);
        }
        EntryFilter all = EntryFilter.ofSubject(subject.id());
        List<UUID> seen = new ArrayList<>();
        Optional<UUID> before = Optional.empty();
        do {
            EntrySearch.Found found = search.search(auditor, all, before);
            assertThat(found.count().value()).isEqualTo(62);
            found.page().items().forEach(line -> seen.add(line.id()));
            before = found.page().findNext().map(UUID::fromString);
        } while (before.isPresent());

        assertThat(seen).hasSize(62).doesNotHaveDuplicates();
        assertThat(seen.stream().map(UUID::toString)).isSortedAccordingTo(Comparator.reverseOrder());
    }

    private EntryFilter on(LocalDate day) {
        return filter(Optional.empty(), Optional.empty(), Optional.of(day));
    }

    private EntryFilter filter(Optional<String> verb, Optional<String> actor, Optional<LocalDate> day) {
        return new EntryFilter(verb, actor, Optional.of(subject.id()), Optional.empty(), day, day, Optional.empty());
    }

    @Test
    void openings_are_found_by_a_word_of_their_reason() {
        transactions.write(auditor.scope(), () -> {
            evidence.recordAccess(auditor, subject, UNIT, new Purpose("registry.look"), "电话回访核对");
            return 0;
        });
        EntryFilter byReason = new EntryFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.of(subject.id()),
                Optional.of(UNIT),
                Optional.empty(),
                Optional.empty(),
                Optional.of("回访"));

        assertThat(find(byReason))
                .singleElement()
                .satisfies(line -> assertThat(line.isAccess()).isTrue());
    }

    @Test
    void a_record_is_followed_from_its_first_act_to_its_last() {
        assertThat(search.trail(auditor, subject, 100))
                .extracting(EntryLine::verb)
                .containsExactly("incident.verified", "incident.dispatched");
        assertThat(search.trail(Recording.staff(UNIT + 5), subject, 100)).isEmpty();
    }

    private List<EntryLine> find(EntryFilter filter) {
        return search.search(auditor, filter, Optional.empty()).page().items();
    }

    private UUID record(String verb, int unitNo) {
        Actor actor = Recording.staff(unitNo);
        return transactions.write(actor.scope(), () -> evidence.record(Act.of(actor, verb, subject, unitNo, Map.of())));
    }
}
