package org.linli.evidencelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.linli.evidencelog.CommitmentSet.MemberProof;

class CommitmentSetTest {

    private static List<Commitment> members(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Commitment.of(Salt.of(new byte[32]), new byte[] {(byte) i}))
                .toList();
    }

    @Test
    void every_member_is_proven_and_no_other() {
        List<Commitment> members = members(37);
        Commitment stranger = Commitment.of(Salt.of(new byte[32]), new byte[] {99});
        CommitmentSet set = CommitmentSet.of(members);
        for (int i = 0; i < members.size(); i++) {
            MemberProof proof = set.proof(i);
            assertThat(proof.proves(members.get(i), set.commitment())).isTrue();
            assertThat(proof.proves(stranger, set.commitment())).isFalse();
            assertThat(proof.proves(members.get(i), stranger)).isFalse();
        }
    }

    /** In a tree of four, the proof of the first leaf also fits a tree of three with the same root. */
    @Test
    void a_proof_for_another_size_is_refused() {
        CommitmentSet set = CommitmentSet.of(members(4));
        MemberProof proof = set.proof(0);
        InclusionProof shorter = new InclusionProof(0, 3, proof.place().path());
        assertThat(shorter.proves(Rfc6962.leafHash(members(1).getFirst().hash().bytes()), proof.root()))
                .isTrue();
        assertThat(new MemberProof(shorter, proof.root()).proves(members(1).getFirst(), set.commitment()))
                .isFalse();
    }

    @Test
    void a_set_of_one_is_not_its_member() {
        assertThat(CommitmentSet.of(members(1)).commitment())
                .isNotEqualTo(members(1).getFirst());
    }

    @Test
    void order_and_members_are_part_of_the_set() {
        assertThat(CommitmentSet.of(members(3)).commitment())
                .isEqualTo(CommitmentSet.of(members(3)).commitment())
                .isNotEqualTo(CommitmentSet.of(members(3).reversed()).commitment())
                .isNotEqualTo(CommitmentSet.of(members(4)).commitment());
        assertThatIllegalArgumentException().isThrownBy(() -> CommitmentSet.of(List.of()));
    }
}
