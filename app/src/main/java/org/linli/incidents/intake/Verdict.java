package org.linli.incidents.intake;

/** What became of a row. */
public enum Verdict {
    /** Can be imported, is not yet. */
    READY,
    ADDED,
    /** Its number was imported before. */
    KNOWN,
    /** Its number stands further up in the file. */
    DUPLICATE,
    REFUSED
}
