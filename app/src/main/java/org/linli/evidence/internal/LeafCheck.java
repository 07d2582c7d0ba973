package org.linli.evidence.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.evidence.internal.Finding.Kind;
import org.linli.evidencelog.Commitment;
import org.linli.evidencelog.CommitmentSet;
import org.linli.evidencelog.Hash;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Holds a stretch of leaves against the entries, openings and sets they stand for. */
final class LeafCheck {

    private final JdbcClient jdbc;
    private final KeptContents contents;

    LeafCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.contents = new KeptContents(jdbc);
    }

    /** A leaf, or a member of the set that a leaf stands for. */
    private record Place(long index, UUID id, LeafKind kind, byte[] commitment) {}

    List<Finding> run(long from, long to, int most) {
        List<Finding> findings = new ArrayList<>();
        List<Place> leaves = leaves(from, to);
        long expected = from;
        for (Place leaf : leaves) {
            addMissing(expected, leaf.index(), most, findings);
            expected = leaf.index() + 1;
        }
        addMissing(expected, to, most, findings);
        Map<Boolean, List<Place>> bySort =
                leaves.stream().collect(Collectors.partitioningBy(leaf -> leaf.kind() == LeafKind.SET));
        List<Place> singles = new ArrayList<>(bySort.getOrDefault(false, List.of()));
        singles.addAll(members(bySort.getOrDefault(true, List.of()), findings));
        checkContents(singles, most, findings);
        return findings;
    }

    private List<Place> leaves(long from, long to) {
        return jdbc.sql("""
                        SELECT index, entry_id, kind, commitment
                        FROM log_leaf
                        WHERE index >= :from
                          AND index < :to
                        ORDER BY index
                        """)
                .param("from", from)
                .param("to", to)
                .query((row, number) -> new Place(
                        row.getLong("index"),
                        row.getObject("entry_id", UUID.class),
                        LeafKind.valueOf(row.getString("kind")),
                        row.getBytes("commitment")))
                .list();
    }

    private static void addMissing(long from, long to, int most, List<Finding> findings) {
        for (long index = from; index < to && findings.size() < most; index++) {
            findings.add(Finding.at(Kind.LEAF_MISSING, index, null, "the leaf is gone"));
        }
    }

    /** The members of the sets, after the sets themselves were held against their leaves. */
    private List<Place> members(List<Place> sets, List<Finding> findings) {
        if (sets.isEmpty()) {
            return List.of();
        }
        Map<UUID, Place> leafOf = new HashMap<>();
        sets.forEach(leaf -> leafOf.put(leaf.id(), leaf));
        Map<UUID, List<Commitment>> commitments = new HashMap<>();
        List<Place> members = jdbc.sql("""
                        SELECT set_id, entry_id, kind, commitment
                        FROM log_member
                        WHERE set_id = ANY (CAST(:sets AS uuid[]))
                        ORDER BY set_id, place
                        """)
                .param("sets", array(leafOf.keySet()))
                .query((row, number) -> {
                    UUID set = row.getObject("set_id", UUID.class);
                    byte[] commitment = row.getBytes("commitment");
                    commitments.computeIfAbsent(set, id -> new ArrayList<>()).add(new Commitment(Hash.of(commitment)));
                    return new Place(
                            leafOf.getOrDefault(set, sets.getFirst()).index(),
                            row.getObject("entry_id", UUID.class),
                            LeafKind.valueOf(row.getString("kind")),
                            commitment);
                })
                .list();
        for (Place leaf : sets) {
            List<Commitment> own = commitments.getOrDefault(leaf.id(), List.of());
            if (own.isEmpty()) {
                findings.add(Finding.at(Kind.ENTRY_MISSING, leaf.index(), leaf.id(), "the set has no members"));
            } else if (!CommitmentSet.of(own).commitment().equals(new Commitment(Hash.of(leaf.commitment())))) {
                findings.add(Finding.at(
                        Kind.LEAF_CHANGED, leaf.index(), leaf.id(), "the members are not those the leaf commits to"));
            }
        }
        return members;
    }

    private void checkContents(List<Place> places, int most, List<Finding> findings) {
        Map<LeafKind, Set<UUID>> ids = new EnumMap<>(LeafKind.class);
        places.forEach(place ->
                ids.computeIfAbsent(place.kind(), kind -> new HashSet<>()).add(place.id()));
        Map<UUID, KeptContent> entries = contents.entries(ids.getOrDefault(LeafKind.ENTRY, Set.of()));
        Map<UUID, KeptContent> accesses = contents.accesses(ids.getOrDefault(LeafKind.ACCESS, Set.of()));
        Set<UUID> destroyed = destroyed(entries, accesses);
        for (Place place : places) {
            if (findings.size() >= most) {
                return;
            }
            KeptContent kept = (place.kind() == LeafKind.ENTRY ? entries : accesses).get(place.id());
            fault(place, Optional.ofNullable(kept), destroyed).ifPresent(findings::add);
        }
    }

    private static Optional<Finding> fault(Place place, Optional<KeptContent> content, Set<UUID> destroyed) {
        if (content.isEmpty()) {
            return fault(Kind.ENTRY_MISSING, place, "the log has a leaf for it, the entry is gone");
        }
        KeptContent kept = content.get();
        if (kept.isDestroyed() && !destroyed.contains(place.id())) {
            return fault(Kind.DESTRUCTION_UNCERTIFIED, place, "its content is gone without a certificate");
        }
        if (!kept.isDestroyed() && !kept.opens()) {
            return fault(Kind.ENTRY_CHANGED, place, "its content is not what was committed to");
        }
        return kept.isCommittedToBy(place.commitment())
                ? Optional.empty()
                : fault(Kind.LEAF_CHANGED, place, "the leaf holds another commitment than the entry");
    }

    private static Optional<Finding> fault(Kind kind, Place place, String detail) {
        return Optional.of(Finding.at(kind, place.index(), place.id(), detail));
    }

    private Set<UUID> destroyed(Map<UUID, KeptContent> entries, Map<UUID, KeptContent> accesses) {
        Set<UUID> without = new HashSet<>();
        for (Map<UUID, KeptContent> kept : List.of(entries, accesses)) {
            kept.values().stream()
                    .filter(KeptContent::isDestroyed)
                    .map(KeptContent::id)
                    .forEach(without::add);
        }
        if (without.isEmpty()) {
            return without;
        }
        return jdbc.sql("SELECT entry_id FROM destroyed_entry WHERE entry_id = ANY (CAST(:ids AS uuid[]))")
                .param("ids", array(without))
                .query(UUID.class)
                .set();
    }

    private static String array(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
