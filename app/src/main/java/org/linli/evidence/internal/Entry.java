package org.linli.evidence.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.evidence.Act;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.linli.kernel.Purpose;
import org.linli.kernel.UuidV7;

/**
 * An entry as it is kept.
 *
 * @param at to the microsecond, as the database keeps it
 * @param facts canonical JSON
 */
record Entry(
        UUID id,
        Instant at,
        Actor.Kind actorKind,
        @Nullable UUID actorId,
        String actorName,
        @Nullable UUID postId,
        @Nullable String postTitle,
        @Nullable Integer postUnitNo,
        @Nullable Integer departmentNo,
        @Nullable String onBehalfOf,
        String verb,
        Subject subject,
        int unitNo,
        @Nullable String purpose,
        String facts) {

    static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    static Entry of(Act act, Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MICROS);
        Actor actor = act.actor();
        Actor.@Nullable ActingPost post = actor.post();
        return new Entry(
                UuidV7.at(at),
                at,
                actor.kind(),
                actor.id(),
                storable(actor.name()),
                post == null ? null : post.id(),
                post == null ? null : storable(post.title()),
                post == null ? null : post.unitNo(),
                post == null ? null : post.departmentNo(),
                map(act.onBehalfOf(), Entry::storable),
                act.verb(),
                act.subject(),
                act.unitNo(),
                map(act.purpose(), Purpose::code),
                CanonicalJson.ofTexts(act.facts()));
    }

    /**
     * What the commitment covers, in UTF-8: one canonical JSON object with the members {@code actor} (id, kind, name),
     * {@code at} (UTC, six decimals), {@code facts}, {@code id}, {@code onBehalfOf}, {@code post} (departmentNo, id,
     * title, unitNo), {@code purpose}, {@code subject} (id, kind), {@code unitNo}, {@code v} (1) and {@code verb}; what is
     * absent is left out.
     */
    byte[] canonical() {
        SortedMap<String, String> members = new TreeMap<>();
        members.put("actor", actorJson(actorKind, actorId, actorName));
        members.put("at", CanonicalJson.text(MICROSECONDS.format(at)));
        members.put("facts", facts);
        members.put("id", CanonicalJson.text(id.toString()));
        putText(members, "onBehalfOf", onBehalfOf);
        if (postId != null) {
            members.put("post", postJson(postId));
        }
        putText(members, "purpose", purpose);
        members.put("subject", subjectJson(subject));
        members.put("unitNo", Integer.toString(unitNo));
        members.put("v", "1");
        putText(members, "verb", verb);
        return CanonicalJson.ofValues(members).getBytes(StandardCharsets.UTF_8);
    }

    static String actorJson(Actor.Kind kind, @Nullable UUID id, String name) {
        SortedMap<String, String> members = new TreeMap<>();
        putText(members, "id", map(id, UUID::toString));
        putText(members, "kind", kind.name());
        putText(members, "name", name);
        return CanonicalJson.ofValues(members);
    }

    private String postJson(UUID idOfPost) {
        SortedMap<String, String> members = new TreeMap<>();
        if (departmentNo != null) {
            members.put("departmentNo", departmentNo.toString());
        }
        putText(members, "id", idOfPost.toString());
        putText(members, "title", postTitle);
        if (postUnitNo != null) {
            members.put("unitNo", postUnitNo.toString());
        }
        return CanonicalJson.ofValues(members);
    }

    static String subjectJson(Subject subject) {
        SortedMap<String, String> members = new TreeMap<>();
        putText(members, "id", subject.id().toString());
        putText(members, "kind", subject.kind());
        return CanonicalJson.ofValues(members);
    }

    private static void putText(SortedMap<String, String> members, String name, @Nullable String value) {
        if (value != null) {
            members.put(name, CanonicalJson.text(value));
        }
    }

    /** PostgreSQL keeps no NUL in a text, and UTF-8 no half of a surrogate pair. */
    static String storable(String text) {
        byte[] utf8 = text.replace('\0', '\uFFFD').getBytes(StandardCharsets.UTF_8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private static <T, R> @Nullable R map(@Nullable T value, Function<T, R> change) {
        return value == null ? null : change.apply(value);
    }
}
