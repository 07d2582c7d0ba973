package org.linli.identity.internal.workers;

/** Two people who may be the same. */
public record Candidate(WorkerLine first, WorkerLine second, Certainty certainty) {

    /** How sure the register is; a person decides in every case. */
    public enum Certainty {
        /** The same phone. */
        CERTAIN,
        /** The same name in one street or town. */
        POSSIBLE,
        /** The same name further away. */
        WEAK
    }

    public Pair pair() {
        return Pair.of(first.id(), second.id());
    }

    /** Two people who sign in have histories of their own. */
    public boolean haveTwoAccounts() {
        return first.hasAccount() && second.hasAccount();
    }
}
