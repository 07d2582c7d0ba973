package org.linli.statute;

/** How sure a rule is. */
public enum Certainty {
    /** Text of law, as of July 2026. */
    J,
    /** Text of law, as of April 2025. */
    L,
    /** Verified in a named source. */
    V,
    /** Verified in a weak source only. */
    V2,
    /** Nobody's rule: a default that one may change. */
    M;

    /** Whether it is only a default. */
    public boolean isDefault() {
        return this == M;
    }
}
