package org.linli.evidence.internal;

import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that does not agree.
 *
 * @param index the first place in the log that is concerned; absent for an entry that is in no place
 * @param entryId the entry, where it is known
 * @param at when the entry says it was made, where it is known
 * @param verb what the entry says was done, where it is known
 * @param detail for the person who looks into it
 */
public record Finding(
        Kind kind,
        @Nullable Long index,
        @Nullable UUID entryId,
        @Nullable Instant at,
        @Nullable String verb,
        String detail) {

    /** What it is that does not agree. */
    public enum Kind {
        /** The key outside of the database is missing or is not the one the database names. */
        KEY_DIFFERS,
        /** A checkpoint is not signed by the log's key, is of another log, or its row says otherwise than its text. */
        CHECKPOINT_INVALID,
        /** The log has no leaf at a place below its size, or one beyond it. */
        LEAF_MISSING,
        /** The log has a leaf for an entry that is not there. */
        ENTRY_MISSING,
        /** The entry is not the one that was committed to. */
        ENTRY_CHANGED,
        /** The leaf holds another commitment than the entry it names. */
        LEAF_CHANGED,
        /** The entry is neither in the log nor waiting for it. */
        ENTRY_NOT_LOGGED,
        /** Content is gone that no certificate speaks of, or a certificate is not the one in the log. */
        DESTRUCTION_UNCERTIFIED,
        /** Leaves, tiles and checkpoints do not agree. */
        TREE_BROKEN,
        /** A row of a module is not what the last act on it left behind. */
        ROW_CHANGED,
        /** A row that acts speak of is gone. */
        ROW_MISSING,
        /** A row that no act speaks of. */
        ROW_UNRECORDED,
        /** A file of an evidence package is not the one that was signed. */
        FILE_CHANGED
    }

    static Finding of(Kind kind, String detail) {
        return new Finding(kind, null, null, null, null, detail);
    }

    static Finding at(Kind kind, @Nullable Long index, @Nullable UUID entryId, String detail) {
        return new Finding(kind, index, entryId, null, null, detail);
    }

    /** One line of JSON. */
    public String json() {
        SortedMap<String, String> members = new TreeMap<>();
        members.put("finding", CanonicalJson.text(kind.name()));
        members.put("detail", CanonicalJson.text(detail));
        if (index != null) {
            members.put("index", index.toString());
        }
        if (entryId != null) {
            members.put("entry", CanonicalJson.text(entryId.toString()));
        }
        if (at != null) {
            members.put("at", CanonicalJson.text(at.toString()));
        }
        if (verb != null) {
            members.put("verb", CanonicalJson.text(verb));
        }
        return CanonicalJson.ofValues(members);
    }
}
