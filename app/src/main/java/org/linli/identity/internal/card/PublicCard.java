package org.linli.identity.internal.card;

import org.linli.messages.Phone;

/** All that residents see of a grid worker. */
public record PublicCard(int unitNo, String name, String post, String serviceScope, String phone, String hours) {

    /** What a phone dials. */
    public String dialled() {
        return Phone.of(phone).map(Phone::digits).orElse("");
    }
}
