package org.linli.kernel;

/** What the operator must know to sign in, as text for the terminal. */
public interface SignInHint {

    String text();
}
