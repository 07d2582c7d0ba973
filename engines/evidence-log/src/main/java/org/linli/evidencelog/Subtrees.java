package org.linli.evidencelog;

/** The perfect subtrees of a tree: the one at level l, index i spans the leaves i·2^l (inclusive) to (i+1)·2^l (exclusive). */
interface Subtrees {

    Hash perfect(int level, long index);
}
