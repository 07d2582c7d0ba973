package org.linli.identity.internal;

import java.util.List;
import java.util.UUID;
import org.linli.identity.HandoverItems;
import org.linli.identity.HandoverItems.Hands;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.springframework.stereotype.Component;

/** What people hold, over all modules that contribute. */
@Component
public class OpenItems {

    /** Things are anywhere; the sight of those who ask ends at their unit. */
    public static final Scope EVERYTHING = new Scope.SystemJob(new Purpose("identity.handover"));

    private final List<HandoverItems> holders;

    OpenItems(List<HandoverItems> holders) {
        this.holders = List.copyOf(holders);
    }

    public List<HandoverItems> holders() {
        return holders;
    }

    /** In a transaction that sees everything. */
    int count(Hands hands) {
        return holders.stream().mapToInt(holder -> holder.count(hands)).sum();
    }

    static Hands allOf(UUID accountId) {
        return new Hands(accountId, EVERYTHING);
    }
}
