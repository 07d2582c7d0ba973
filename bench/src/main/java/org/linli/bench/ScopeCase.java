package org.linli.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.linli.incidents.internal.ListFilter;
import org.linli.kernel.Scope;

/**
 * One kind of list that is measured, over many scopes in turn.
 *
 * @param isSecondPage whether the page after the first is meant
 * @param wall what a caller waits
 * @param net the same without the time spent in line for a processor
 */
record ScopeCase(String name, List<Scope> scopes, ListFilter filter, boolean isSecondPage, Samples wall, Samples net) {

    static ScopeCase of(String name, List<Scope> scopes, ListFilter filter, Random random) {
        List<Scope> shuffled = new ArrayList<>(scopes);
        Collections.shuffle(shuffled, random);
        return new ScopeCase("scope.list." + name, List.copyOf(shuffled), filter, false, new Samples(), new Samples());
    }

    ScopeCase onSecondPage() {
        return new ScopeCase(name + ".second-page", scopes, filter, true, wall, net);
    }

    /** Runs the work once and keeps how long it took. */
    void time(CpuQueue queue, Runnable work) {
        long began = System.nanoTime();
        long waitedBefore = queue.waitedNanos();
        work.run();
        long waited = queue.waitedNanos() - waitedBefore;
        long took = System.nanoTime() - began;
        wall.add(took);
        net.add(took - waited);
    }

    Scope scopeOf(int round) {
        return scopes.get(round % scopes.size());
    }
}
