package org.linli.evidence.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.evidencelog.Commitment;
import org.linli.evidencelog.CommitmentSet;
import org.linli.evidencelog.Hash;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What belongs to the sets that leaves commit to. */
@Repository
class MemberRows {

    private static final String INSERT =
            "INSERT INTO log_member (set_id, place, entry_id, kind, commitment) VALUES (?, ?, ?, ?, ?)";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    MemberRows(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /**
     * A set and the place of one member in it.
     *
     * @param place from 0
     */
    record Place(UUID setId, int place, CommitmentSet set, Commitment member) {}

    /** Writes the members and answers what the leaf will commit to. */
    <T> Commitment insert(UUID setId, LeafKind kind, List<Sealed<T>> members) {
        List<Object[]> rows = new ArrayList<>(members.size());
        for (int place = 0; place < members.size(); place++) {
            Sealed<T> member = members.get(place);
            rows.add(new Object[] {
                setId,
                place,
                member.id(),
                kind.name(),
                member.commitment().hash().bytes()
            });
        }
        batches.batchUpdate(INSERT, rows);
        return CommitmentSet.of(members.stream().map(Sealed::commitment).toList())
                .commitment();
    }

    Optional<Place> find(UUID entryId) {
        return jdbc.sql("SELECT set_id, place FROM log_member WHERE entry_id = :entryId")
                .param("entryId", entryId)
                .query((row, number) -> {
                    UUID setId = row.getObject("set_id", UUID.class);
                    List<Commitment> members = list(setId);
                    int place = row.getInt("place");
                    return new Place(setId, place, CommitmentSet.of(members), members.get(place));
                })
                .optional();
    }

    private List<Commitment> list(UUID setId) {
        return jdbc.sql("SELECT commitment FROM log_member WHERE set_id = :setId ORDER BY place")
                .param("setId", setId)
                .query((row, number) -> new Commitment(Hash.of(row.getBytes("commitment"))))
                .list();
    }
}
