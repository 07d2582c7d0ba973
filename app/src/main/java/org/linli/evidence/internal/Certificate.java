package org.linli.evidence.internal;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.evidencelog.Hash;
import org.linli.evidencelog.Rfc6962;

/**
 * That content and salts were destroyed: what, how much, under which rule, by whom.
 *
 * @param kind of subject, or {@code access} for openings of personal data
 * @param months how long the rule has such records kept
 * @param entries how many were destroyed
 * @param firstAt time of the oldest of them
 * @param idsRoot RFC 6962 root over their ids (16 bytes each) in order
 * @param evidenceId the entry that has the same facts
 */
public record Certificate(
        UUID id,
        String kind,
        int months,
        String basis,
        int entries,
        Instant firstAt,
        Instant lastAt,
        Hash idsRoot,
        Instant at,
        String actorName,
        UUID evidenceId) {

    static final String VERB = "evidence.destroyed";
    static final String SUBJECT = "certificate";

    /** The same with its own entry. */
    Certificate recorded(Instant recordedAt, UUID entry) {
        return new Certificate(
                id, kind, months, basis, entries, firstAt, lastAt, idsRoot, recordedAt, actorName, entry);
    }

    /** What the certificate's own entry commits to. */
    Map<String, String> facts() {
        return Map.of(
                "kind", kind,
                "months", Integer.toString(months),
                "basis", basis,
                "entries", Integer.toString(entries),
                "firstAt", Entry.MICROSECONDS.format(firstAt),
                "lastAt", Entry.MICROSECONDS.format(lastAt),
                "idsRoot", idsRoot.base64());
    }

    static Hash root(List<UUID> ids) {
        return Rfc6962.root(ids.stream()
                .sorted(KeptContents.BY_BYTES)
                .map(id -> Rfc6962.leafHash(ByteBuffer.allocate(16)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .array()))
                .toList());
    }
}
