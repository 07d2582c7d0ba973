package org.linli.evidencelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeafDataTest {

    private static final String COMMITMENT = "ab".repeat(32);

    @Test
    void a_leaf_is_eight_bytes_of_sequence_and_the_commitment() {
        LeafData leaf = new LeafData(0x0102, new Commitment(Hash.fromHex(COMMITMENT)));
        assertThat(HexFormat.of().formatHex(leaf.encode())).isEqualTo("0000000000000102" + COMMITMENT);
        assertThat(LeafData.decode(leaf.encode())).isEqualTo(leaf);
    }

    @Test
    void its_hash_is_the_one_in_the_tree() {
        LeafData leaf = new LeafData(7, new Commitment(Hash.fromHex(COMMITMENT)));
        assertThat(leaf.leafHash()).isEqualTo(Rfc6962.root(List.of(Rfc6962.leafHash(leaf.encode()))));
    }

    @Test
    void other_lengths_and_negative_sequences_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> LeafData.decode(new byte[39]));
        assertThatIllegalArgumentException().isThrownBy(() -> LeafData.decode(new byte[41]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LeafData.decode(HexFormat.of().parseHex("ff".repeat(40))));
    }
}
