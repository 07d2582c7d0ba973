package org.linli.identity;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** A second module in which people hold things, so that hand-overs are tested with more than incidents. */
@Component
public class SecondHolder implements HandoverItems {

    private final Map<UUID, Integer> held = new ConcurrentHashMap<>();

    public void give(UUID account, int things) {
        held.put(account, things);
    }

    public int of(UUID account) {
        return held.getOrDefault(account, 0);
    }

    @Override
    public String kind() {
        return "identity.slips";
    }

    @Override
    public int count(Hands hands) {
        return of(hands.accountId());
    }

    @Override
    public List<Item> list(Hands hands, int limit) {
        return count(hands) == 0 ? List.of() : List.of(new Item(hands.accountId(), "巡查终端", null));
    }

    @Override
    public int transfer(Transfer transfer) {
        Integer things = held.remove(transfer.from().accountId());
        if (things == null) {
            return 0;
        }
        held.merge(transfer.successorId(), things, Integer::sum);
        return things;
    }
}
