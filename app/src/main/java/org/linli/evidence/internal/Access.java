package org.linli.evidence.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.evidence.Evidence.Opened;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.linli.kernel.Purpose;
import org.linli.kernel.UuidV7;

/**
 * An opening of personal data as it is kept.
 *
 * @param at to the microsecond, as the database keeps it
 * @param reason in the actor's own words, if she gave one
 */
record Access(
        UUID id,
        Instant at,
        Actor.Kind actorKind,
        @Nullable UUID actorId,
        String actorName,
        @Nullable UUID postId,
        Subject subject,
        int unitNo,
        String purpose,
        @Nullable String reason) {

    static Access of(Actor actor, Opened opened, Purpose purpose, String reason, Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MICROS);
        Actor.@Nullable ActingPost post = actor.post();
        return new Access(
                UuidV7.at(at),
                at,
                actor.kind(),
                actor.id(),
                Entry.storable(actor.name()),
                post == null ? null : post.id(),
                opened.subject(),
                opened.unitNo(),
                purpose.code(),
                reason.isBlank() ? null : Entry.storable(reason.strip()));
    }

    /**
     * What the commitment covers, in UTF-8: one canonical JSON object with the members {@code actor} (id, kind, name),
     * {@code at}, {@code id}, {@code post} (id), {@code purpose}, {@code reason}, {@code subject} (id, kind), {@code
     * unitNo}, {@code v} (1) and {@code verb} (opened); what is absent is left out.
     */
    byte[] canonical() {
        SortedMap<String, String> members = new TreeMap<>();
        members.put("actor", Entry.actorJson(actorKind, actorId, actorName));
        members.put("at", CanonicalJson.text(Entry.MICROSECONDS.format(at)));
        members.put("id", CanonicalJson.text(id.toString()));
        if (postId != null) {
            members.put("post", "{\"id\":" + CanonicalJson.text(postId.toString()) + "}");
        }
        members.put("purpose", CanonicalJson.text(purpose));
        if (reason != null) {
            members.put("reason", CanonicalJson.text(reason));
        }
        members.put("subject", Entry.subjectJson(subject));
        members.put("unitNo", Integer.toString(unitNo));
        members.put("v", "1");
        members.put("verb", "\"opened\"");
        return CanonicalJson.ofValues(members).getBytes(StandardCharsets.UTF_8);
    }
}
