package org.linli.evidence.internal;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.evidence.internal.Finding.Kind;
import org.linli.evidencelog.Commitment;
import org.linli.evidencelog.Salt;

/**
 * A leaf beside the entry it stands for.
 *
 * @param entry absent if it is gone
 */
record LoggedEntry(
        long index, UUID entryId, Commitment leaf, @Nullable KeptEntry entry) {

    /**
     * An entry with what was committed to.
     *
     * @param salt absent once it was destroyed; then the content cannot be held against the commitment any more
     */
    record KeptEntry(Entry content, @Nullable Salt salt, Commitment commitment) {}

    Optional<Finding> findFault() {
        if (entry == null) {
            return fault(Kind.ENTRY_MISSING, "the log has a leaf for it, the entry is gone");
        }
        if (entry.salt() != null
                && !entry.commitment().opensTo(entry.salt(), entry.content().canonical())) {
            return fault(Kind.ENTRY_CHANGED, "its content is not what was committed to");
        }
        if (!entry.commitment().equals(leaf)) {
            return fault(Kind.LEAF_CHANGED, "the leaf holds another commitment than the entry");
        }
        return Optional.empty();
    }

    private Optional<Finding> fault(Kind kind, String detail) {
        return Optional.of(new Finding(kind, index, entryId, detail));
    }
}
