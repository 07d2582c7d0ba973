package org.linli.evidencelog;

/**
 * What identifies a state of the log: how many entries it has and the root over them.
 *
 * @param size number of entries, ≥ 0
 */
public record TreeHead(long size, Hash root) {

    /** The log before its first entry. */
    public static final TreeHead EMPTY = new TreeHead(0, Rfc6962.EMPTY_ROOT);

    public TreeHead {
        if (size < 0) {
            throw new IllegalArgumentException("a tree has no negative size: " + size);
        }
    }
}
