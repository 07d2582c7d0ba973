package org.linli.kernel;

/**
 * Seals personal fields before they reach the database. The key lives outside of it.
 *
 * <p>The context names the field, for example {@code incident.contact}; a value sealed in one context does not open in
 * another, so a row cannot be pasted elsewhere.
 */
public interface Vault {

    byte[] seal(String value, String context);

    /** @throws IllegalStateException if the bytes were changed, the key is another one, or the context differs */
    String open(byte[] sealed, String context);

    /** Keyed hash for equality search: the same value gives the same bytes, which tell nothing without the key. */
    byte[] blindIndex(String value, String context);
}
