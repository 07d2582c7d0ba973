package org.linli.kernel;

/** What kind of installation this is; decided at the first start and recorded for ever. */
public record Installation(Mode mode) {

    /** Demo shows a living community with known accounts; production starts empty. */
    public enum Mode {
        DEMO,
        PRODUCTION
    }

    public boolean isDemo() {
        return mode == Mode.DEMO;
    }
}
