package org.linli.evidencelog;

/** Sees each entry of a log while it is checked, so that business rows can be held against their leaves. */
@FunctionalInterface
public interface EntryVisitor {

    /**
     * One entry whose hash agrees with the tiles; that the whole agrees with the head is known only at the end.
     *
     * @param index place in the log, from 0
     */
    void visit(long index, byte[] entry);
}
