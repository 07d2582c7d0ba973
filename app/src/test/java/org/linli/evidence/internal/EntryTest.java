package org.linli.evidence.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.linli.evidence.Act;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;

class EntryTest {

    private static final UUID PERSON = UUID.fromString("019aaa00-0000-7000-8000-000000000001");
    private static final UUID POST = UUID.fromString("019aaa00-0000-7000-8000-000000000002");
    private static final Subject INCIDENT =
            new Subject("incident", UUID.fromString("019aaa00-0000-7000-8000-000000000003"));

    @Test
    void the_canonical_form_of_an_entry_never_changes() {
        Actor clerk = new Actor(
                Actor.Kind.STAFF,
                PERSON,
                "王芳 · 派遣员",
                new Actor.ActingPost(POST, "派遣员", 12, 34),
                new Scope.Published(),
                Set.of());
        Act act = new Act(
                clerk,
                "incident.dispatched",
                INCIDENT,
                56,
                "李\"四\"",
                new Purpose("incidents.handling"),
                new TreeMap<>(Map.of("to", "市政路灯所", "by", "电话")));

        Entry entry = Entry.of(act, Instant.parse("2026-11-21T08:31:00.123456789Z"));

        assertThat(text(entry)).isEqualTo("""
                {"actor":{"id":"019aaa00-0000-7000-8000-000000000001","kind":"STAFF","name":"王芳 · 派遣员"},\
                "at":"2026-11-21T08:31:00.123456Z","facts":{"by":"电话","to":"市政路灯所"},"id":"%s",\
                "onBehalfOf":"李\\"四\\"","post":{"departmentNo":34,"id":"019aaa00-0000-7000-8000-000000000002",\
                "title":"派遣员","unitNo":12},"purpose":"incidents.handling",\
                "subject":{"id":"019aaa00-0000-7000-8000-000000000003","kind":"incident"},"unitNo":56,"v":1,\
                "verb":"incident.dispatched"}""".formatted(entry.id()));
    }

    @Test
    void what_is_absent_is_left_out() {
        Entry entry = Entry.of(
                Act.of(Actor.anonymous(), "incident.reported", INCIDENT, 56, Map.of()),
                Instant.parse("2026-11-21T08:31:00Z"));

        assertThat(text(entry)).isEqualTo("""
                {"actor":{"kind":"RESIDENT","name":""},"at":"2026-11-21T08:31:00.000000Z","facts":{},"id":"%s",\
                "subject":{"id":"019aaa00-0000-7000-8000-000000000003","kind":"incident"},"unitNo":56,"v":1,\
                "verb":"incident.reported"}""".formatted(entry.id()));
    }

    @Test
    void the_id_tells_the_millisecond_of_the_entry() {
        Instant at = Instant.parse("2026-11-21T08:31:00.123456Z");

        Entry entry = Entry.of(Act.of(Actor.anonymous(), "incident.reported", INCIDENT, 56, Map.of()), at);

        assertThat(entry.id().getMostSignificantBits() >>> 16).isEqualTo(at.toEpochMilli());
    }

    private static String text(Entry entry) {
        return new String(entry.canonical(), StandardCharsets.UTF_8);
    }
}
