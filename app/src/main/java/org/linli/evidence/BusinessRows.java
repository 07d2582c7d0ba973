package org.linli.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The rows that a module's acts change, contributed as a bean, so that {@code verify-log} can hold them against the log.
 * Every act on such a row puts {@link Row#facts} among its own, read back after the change; what the row says later and
 * what the last act committed to must then agree.
 */
public interface BusinessRows {

    /** The kind of subject that acts on these rows name. */
    String kind();

    /**
     * Rows in the order of their ids, which PostgreSQL compares byte by byte.
     *
     * @param after the last id of the part before; empty for the first part
     */
    List<Row> listAfter(Optional<UUID> after, int limit);

    /**
     * What a row says, as digests.
     *
     * @param digest of everything that only acts change, see {@link RowDigest}
     * @param erasable digest of what retention may empty; absent once it is empty
     */
    record Row(UUID id, String digest, Optional<String> erasable) {

        public static final String DIGEST_FACT = "row.digest";
        public static final String ERASABLE_FACT = "row.erasable";

        /** What an act on the row commits to. */
        public Map<String, String> facts() {
            Map<String, String> facts = new TreeMap<>(Map.of(DIGEST_FACT, digest));
            erasable.ifPresent(value -> facts.put(ERASABLE_FACT, value));
            return facts;
        }
    }
}
