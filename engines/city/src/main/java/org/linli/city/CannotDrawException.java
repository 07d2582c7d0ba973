package org.linli.city;

/** One attempt at a drawing failed; another seed may succeed. */
final class CannotDrawException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotDrawException(String message) {
        super(message);
    }
}
