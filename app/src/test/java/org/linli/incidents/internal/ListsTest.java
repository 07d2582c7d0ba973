package org.linli.incidents.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.LinliTest;
import org.linli.incidents.IncidentAct;
import org.linli.incidents.State;
import org.linli.incidents.TestTown;
import org.linli.incidents.TestTown.Town;
import org.linli.incidents.internal.DeskQueue.Tab;
import org.linli.kernel.Actor;
import org.linli.kernel.web.BadInput;
import org.springframework.beans.factory.annotation.Autowired;

/** FEATURE UNDER TEST: lists are filtered, sorted, paged by key and searched by two characters; the queue shows what waits. */
@LinliTest
class ListsTest {

    @Autowired
    IncidentLists lists;

    @Autowired
    DeskQueue queue;

    @Autowired
    TestTown towns;

    @Autowired
    Clock clock;

    private Town town;
    private Actor clerk;

    @BeforeEach
    void foundTown() {
        town = towns.found();
        clerk = towns.staff("community-clerk", town.community());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            路灯        | true
            灯不        | true
            新苑 路灯   | true
            3号         | true
            路灯%       | true
            灯路        | false
            井盖        | false
            路灯 井盖   | false
            亮          | false
            %%          | false
            ＬＥＤ      | false
            """)
    void words_are_found_by_pairs_of_characters_in_title_and_address(String words, boolean isFound) {
        UUID id = towns.report(towns.reportOf(town.grid(), "红旗巷3号路灯不亮，三天了", List.of(), null), clock.instant());

        assertThat(ids(filter(words, Set.of(), ListFilter.Sort.NEWEST)).contains(id))
                .isEqualTo(isFound);
    }

    @Test
    void an_incident_is_still_found_after_it_was_moved_to_another_grid() {
        UUID id = towns.report(town.grid(), "红旗巷路灯不亮");

        towns.act(clerk, id, new IncidentAct.Verify("P0137", town.otherGrid(), "", List.of()));

        Actor worker = towns.staff("grid-worker", town.otherGrid());
        assertThat(lists.list(worker.scope(), filter("红旗", Set.of(), ListFilter.Sort.NEWEST), 10))
                .extracting(Line::id)
                .containsExactly(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NEWEST", "DUE"})
    void pages_by_key_show_every_incident_once_also_when_one_comes_in_between(ListFilter.Sort sort) {
        List<UUID> reported = new ArrayList<>();
        Instant moment = clock.instant();
        for (int i = 0; i < 7; i++) {
            // Three of them at the very same instant.
            reported.add(towns.report(
                    towns.reportOf(town.grid(), "第" + i + "件"), moment.minus(Duration.ofDays(Math.max(0, i - 2)))));
        }
        ListFilter filter = filter(null, Set.of(), sort);

        List<UUID> seen = new ArrayList<>();
        String cursor = null;
        do {
            var page = lists.page(clerk.scope(), filter, cursor, 2);
            page.slice().items().forEach(line -> seen.add(line.id()));
            cursor = page.slice().next();
            if (seen.size() == 2) {
                towns.report(towns.reportOf(town.grid(), "刚来的"), clock.instant());
            }
        } while (cursor != null);

        assertThat(seen).doesNotHaveDuplicates().containsAll(reported);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "_", "2026-01-01T00:00:00Z_", "2026-01-01T00:00:00Z_1' OR 1=1"})
    void what_is_no_cursor_is_named(String cursor) {
        assertThatThrownBy(() -> lists.page(clerk.scope(), ListFilter.everything(), cursor, 2))
                .isInstanceOfSatisfying(
                        BadInput.class, bad -> assertThat(bad.key()).isEqualTo("incidents.bad.cursor"));
    }

    @Test
    void states_and_clocks_narrow_the_list() {
        UUID late = towns.report(
                towns.reportOf(town.grid(), "久没人管"), clock.instant().minus(Duration.ofDays(30)));
        UUID fresh = towns.report(town.grid(), "刚报的");
        UUID closed = towns.closed(town, "修好的");

        assertThat(ids(filter(null, Set.of(State.CLOSED), ListFilter.Sort.NEWEST)))
                .containsExactly(closed);
        assertThat(ids(filter(null, Set.of(State.REPORTED), ListFilter.Sort.NEWEST)))
                .containsExactly(fresh, late);
        assertThat(ids(new ListFilter(
                        null,
                        null,
                        Set.of(),
                        null,
                        null,
                        ListFilter.Timing.LATE,
                        null,
                        null,
                        null,
                        ListFilter.Sort.NEWEST)))
                .containsExactly(late);
    }

    @Test
    void the_queue_of_a_post_holds_what_waits_for_its_acts_first_due_first() {
        UUID late = towns.report(
                towns.reportOf(town.grid(), "久没人管"), clock.instant().minus(Duration.ofDays(30)));
        UUID fresh = towns.report(town.grid(), "刚报的");
        UUID dispatched = towns.dispatched(town, "派出去的");

        DeskQueue.Queue post = queue.queue(clerk, Tab.POST, null, 10);
        DeskQueue.Queue unit = queue.queue(clerk, Tab.UNIT, null, 10);

        assertThat(post.slice().items()).extracting(Line::id).containsExactly(late, fresh);
        assertThat(post.late().value()).isEqualTo(1);
        assertThat(unit.slice().items()).extracting(Line::id).contains(late, fresh, dispatched);
        assertThat(queue.queue(towns.handler(town.lights()), Tab.POST, null, 10)
                        .slice()
                        .items())
                .extracting(Line::id)
                .containsExactly(dispatched);
    }

    @Test
    void what_somebody_took_is_in_her_own_queue_and_in_nobody_elses() {
        UUID id = towns.report(town.grid(), "刚报的");
        towns.act(clerk, id, new IncidentAct.Take());

        assertThat(queue.queue(clerk, Tab.MINE, null, 10).slice().items())
                .extracting(Line::id)
                .containsExactly(id);
        assertThat(queue.queue(towns.staff("community-clerk", town.community()), Tab.MINE, null, 10)
                        .slice()
                        .items())
                .isEmpty();
    }

    private List<UUID> ids(ListFilter filter) {
        return lists.list(clerk.scope(), filter, 100).stream().map(Line::id).toList();
    }

    private static ListFilter filter(@Nullable String words, Set<State> states, ListFilter.Sort sort) {
        return new ListFilter(null, null, states, null, null, null, null, null, words, sort);
    }
}
