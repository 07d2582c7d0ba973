package org.linli.evidencelog;

/** What the check of a whole log found. */
public sealed interface Verdict {

    /** Every entry, every tile and every head agree. */
    record Sound(TreeHead head) implements Verdict {}

    /**
     * Something does not agree; the first finding in the order of entries.
     *
     * @param firstEntry the bad entry, or the first of those that may be
     * @param lastEntry the last of those that may be; the same as the first where the entry is known
     * @param detail for the person who looks into it, in English
     */
    record Broken(Fault fault, long firstEntry, long lastEntry, String detail) implements Verdict {}

    /** Kinds of finding. */
    enum Fault {
        /** A tile of hashes or a bundle of entries is not there. */
        TILE_MISSING,
        /** A tile or bundle has not the length it must have. */
        TILE_MALFORMED,
        /** An entry has not the hash that the lowest tile gives for it. */
        ENTRY_DIFFERS,
        /** A hash in a higher tile is not that of the tile below. */
        HASH_DIFFERS,
        /** Entries and tiles agree with each other, but not with a head: history was rewritten within the range. */
        ROOT_DIFFERS,
        /** A head kept elsewhere covers more entries than the log says it has. */
        LOG_SHRUNK
    }
}
