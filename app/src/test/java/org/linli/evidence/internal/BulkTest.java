package org.linli.evidence.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Evidence.Opened;
import org.linli.evidence.EvidenceLog;
import org.linli.evidence.Receipt;
import org.linli.evidence.Receipt.Membership;
import org.linli.evidence.Recording;
import org.linli.evidence.Subject;
import org.linli.evidencelog.Commitment;
import org.linli.evidencelog.CommitmentSet.MemberProof;
import org.linli.evidencelog.Hash;
import org.linli.evidencelog.InclusionProof;
import org.linli.evidencelog.LeafData;
import org.linli.kernel.Actor;
import org.linli.kernel.Purpose;
import org.linli.kernel.Transactions;
import org.springframework.beans.factory.annotation.Autowired;

/** FEATURE UNDER TEST: a bulk act or a list is one leaf, and each subject has a row and a proof of its own. */
@LinliTest
class BulkTest {

    private static final int UNIT = 7_610;

    @Autowired
    Evidence evidence;

    @Autowired
    EvidenceLog log;

    @Autowired
    Transactions transactions;

    private final Actor clerk = Recording.staff(UNIT);

    @Test
    void a_bulk_act_takes_one_leaf_and_each_entry_is_proven_to_belong_to_it() {
        List<Subject> subjects =
                IntStream.range(0, 7).mapToObj(i -> Recording.newSubject()).toList();
        List<UUID> ids = transactions.write(
                clerk.scope(),
                () -> evidence.recordAll(subjects.stream()
                        .map(subject -> Act.of(clerk, "incident.dispatched", subject, UNIT, Map.of("to", "市政所")))
                        .toList()));
        log.sequenceNow();

        assertThat(ids.stream()
                        .map(id -> evidence.findLogIndex(id).orElseThrow())
                        .distinct())
                .hasSize(1);
        assertThat(ids.stream().map(id -> evidence.findReceipt(id).orElseThrow()))
                .allSatisfy(BulkTest::requireProof);
        assertThat(transactions.read(clerk.scope(), () -> evidence.listEntries(subjects.get(3))))
                .extracting(Evidence.EntrySummary::id)
                .containsExactly(ids.get(3));
    }

    @Test
    void a_list_of_persons_leaves_an_opening_for_each_and_one_leaf_for_all() {
        List<Opened> shown = IntStream.range(0, 5)
                .mapToObj(i -> new Opened(Recording.newSubject(), UNIT))
                .toList();
        log.sequenceNow();
        long before = log.state().size();

        transactions.write(clerk.scope(), () -> {
            evidence.recordAccesses(clerk, shown, new Purpose("registry.list"), "入户核对");
            return 0;
        });
        log.sequenceNow();

        assertThat(shown)
                .allSatisfy(one -> assertThat(
                                transactions.read(clerk.scope(), () -> evidence.listAccesses(one.subject())))
                        .singleElement()
                        .satisfies(access -> assertThat(access.purpose()).isEqualTo("registry.list")));
        assertThat(log.state().size()).isEqualTo(before + 1);
    }

    @Test
    void a_list_that_shows_nobody_is_no_opening() {
        log.sequenceNow();
        long before = log.state().size();

        transactions.write(clerk.scope(), () -> {
            evidence.recordAccesses(clerk, List.of(), new Purpose("registry.list"), "");
            return 0;
        });

        assertThat(log.sequenceNow()).isZero();
        assertThat(log.state().size()).isEqualTo(before);
    }

    private static void requireProof(Receipt receipt) {
        LeafData leaf = LeafData.decode(Base64.getDecoder().decode(receipt.leaf()));
        Membership member = receipt.membership().orElseThrow();
        assertThat(new InclusionProof(receipt.index(), receipt.treeSize(), hashes(receipt.proof()))
                        .proves(leaf.leafHash(), Hash.fromBase64(receipt.root())))
                .isTrue();
        assertThat(new MemberProof(
                                new InclusionProof(member.place(), member.setSize(), hashes(member.proof())),
                                Hash.fromBase64(member.setRoot()))
                        .proves(new Commitment(Hash.fromBase64(member.commitment())), leaf.commitment()))
                .isTrue();
    }

    private static List<Hash> hashes(List<String> base64) {
        return base64.stream().map(Hash::fromBase64).toList();
    }
}
