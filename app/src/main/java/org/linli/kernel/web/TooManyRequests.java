package org.linli.kernel.web;

/** Somebody knocks too often; becomes 429. */
public final class TooManyRequests extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TooManyRequests() {
        super("too many requests", null, false, false);
    }
}
