package org.linli.kernel.web;

/** The thing does not exist, or the actor may not know that it does: the answer is the same. */
public final class NotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotFound() {
        super("not found", null, false, false);
    }
}
