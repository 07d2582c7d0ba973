package org.linli.identity.internal.transfer;

import java.util.HexFormat;
import java.util.UUID;
import org.linli.kernel.Vault;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What stands on record for the grade and pay of somebody: a keyed hash, so that the key proves what they were and the
 * record alone tells nothing. The same pay of two people gives two hashes.
 */
@Component
class EmploymentSeal {

    private final Vault vault;
    private final JsonMapper json;

    EmploymentSeal(Vault vault, JsonMapper json) {
        this.vault = vault;
        this.json = json;
    }

    String of(UUID accountId, Employment employment) {
        return hash(employment, "employment:" + accountId);
    }

    /** Of what a preview shows: it differs as soon as one of its lines does. */
    String ofPreview(UUID importId, Object shown) {
        return hash(shown, "employment-preview:" + importId);
    }

    private String hash(Object value, String context) {
        return HexFormat.of().formatHex(vault.blindIndex(json.writeValueAsString(value), context));
    }
}
