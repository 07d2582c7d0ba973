package org.linli.evidence.internal;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that does not agree.
 *
 * @param index the first place in the log that is concerned; absent for an entry that is in no place
 * @param entryId the entry, where it is known
 * @param detail for the person who looks into it
 */
record Finding(Kind kind, @Nullable Long index, @Nullable UUID entryId, String detail) {

    enum Kind {
        /** The key outside of the database is missing or is not the one the database names. */
        KEY_DIFFERS,
        /** A checkpoint is not signed by the log's key, or its row says otherwise than its text. */
        CHECKPOINT_INVALID,
        /** The log has no leaf at a place below its size. */
        LEAF_MISSING,
        /** The log has a leaf for an entry that is not there. */
        ENTRY_MISSING,
        /** The entry is not the one that was committed to. */
        ENTRY_CHANGED,
        /** The leaf holds another commitment than the entry it names. */
        LEAF_CHANGED,
        /** The entry is neither in the log nor waiting for it. */
        ENTRY_NOT_LOGGED,
        /** Leaves, tiles and checkpoints do not agree. */
        TREE_BROKEN
    }

    String json() {
        SortedMap<String, String> members = new TreeMap<>();
        members.put("finding", CanonicalJson.text(kind.name()));
        members.put("detail", CanonicalJson.text(detail));
        if (index != null) {
            members.put("index", index.toString());
        }
        if (entryId != null) {
            members.put("entry", CanonicalJson.text(entryId.toString()));
        }
        return CanonicalJson.ofValues(members);
    }
}
