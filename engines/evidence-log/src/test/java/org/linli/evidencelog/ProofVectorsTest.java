package org.linli.evidencelog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Every vector of transparency-dev/merkle, most of them forged proofs, is judged as the reference judges it. */
class ProofVectorsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest(name = "{0}")
    @MethodSource("inclusion")
    void inclusion_proof_is_judged_as_by_the_reference(Path vector) {
        JsonNode json = JSON.readTree(vector);
        assertThat(isAccepted(() -> new InclusionProof(number(json, "leafIdx"), number(json, "treeSize"), hashes(json))
                        .proves(hash(json, "leafHash"), hash(json, "root"))))
                .isNotEqualTo(json.get("wantErr").booleanValue());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("consistency")
    void consistency_proof_is_judged_as_by_the_reference(Path vector) {
        JsonNode json = JSON.readTree(vector);
        assertThat(isAccepted(() -> new ConsistencyProof(number(json, "size1"), number(json, "size2"), hashes(json))
                        .proves(hash(json, "root1"), hash(json, "root2"))))
                .isNotEqualTo(json.get("wantErr").booleanValue());
    }

    @Test
    void all_vectors_are_there() throws Exception {
        assertThat(inclusion()).hasSize(31);
        assertThat(consistency()).hasSize(22);
    }

    private static List<Path> inclusion() throws IOException, URISyntaxException {
        return vectors("inclusion");
    }

    private static List<Path> consistency() throws IOException, URISyntaxException {
        return vectors("consistency");
    }

    private static List<Path> vectors(String kind) throws IOException, URISyntaxException {
        var folder = Objects.requireNonNull(ProofVectorsTest.class.getResource("merkle-vectors/" + kind));
        try (Stream<Path> files = Files.walk(Path.of(folder.toURI()))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** What is no hash at all is refused where hashes are read. */
    private static boolean isAccepted(BooleanSupplier judgement) {
        try {
            return judgement.getAsBoolean();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The vectors hold unsigned numbers; beyond 2^63 they become negative here. */
    private static long number(JsonNode json, String field) {
        return json.get(field).bigIntegerValue().longValue();
    }

    private static Hash hash(JsonNode json, String field) {
        return Hash.fromBase64(json.get(field).stringValue());
    }

    private static List<Hash> hashes(JsonNode json) {
        List<Hash> hashes = new ArrayList<>();
        json.get("proof").forEach(hash -> hashes.add(Hash.fromBase64(hash.stringValue())));
        return hashes;
    }
}
