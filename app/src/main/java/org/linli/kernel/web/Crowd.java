package org.linli.kernel.web;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts who is being answered at this moment. One client that sends slowly fills her own places only; a crowd that fills
 * the house is told to come back, before the house breaks down.
 */
final class Crowd {

    private final int mostForOne;
    private final int mostForAll;
    private final ConcurrentHashMap<String, Integer> inside = new ConcurrentHashMap<>();
    private final AtomicInteger all = new AtomicInteger();

    /** What the door says. */
    enum Entry {
        WELCOME,
        TOO_MANY_OF_YOURS,
        FULL
    }

    Crowd(int mostForOne, int mostForAll) {
        this.mostForOne = mostForOne;
        this.mostForAll = mostForAll;
    }

    /** To be followed by {@link #leave} exactly if the answer is {@link Entry#WELCOME}. */
    Entry enter(ClientNetwork client) {
        if (all.incrementAndGet() > mostForAll) {
            all.decrementAndGet();
            return Entry.FULL;
        }
        int ofHers = inside.merge(client.name(), 1, Integer::sum);
        if (ofHers > mostForOne && !client.isThisMachine()) {
            leave(client);
            return Entry.TOO_MANY_OF_YOURS;
        }
        return Entry.WELCOME;
    }

    void leave(ClientNetwork client) {
        all.decrementAndGet();
        inside.computeIfPresent(client.name(), (name, count) -> count == 1 ? null : count - 1);
    }

    int size() {
        return all.get();
    }
}
