package org.linli.evidence.internal;

/** What a leaf of the log stands for. */
enum LeafKind {
    /** An act. */
    ENTRY,
    /** An opening of personal data. */
    ACCESS,
    /** Many of either, done at once. */
    SET
}
