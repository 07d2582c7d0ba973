package org.linli.evidencelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.linli.evidencelog.NoteException.Fault;

class SigningKeyTest {

    private static final String PKCS8_HEAD = "302e020100300506032b657004220420";

    /** The signing key and note of the tests of golang.org/x/mod/sumdb/note. */
    @Test
    void a_known_key_makes_the_known_signature() {
        byte[] typedSeed = Base64.getDecoder().decode("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz");
        String seed = HexFormat.of().formatHex(Arrays.copyOfRange(typedSeed, 1, 33));
        SigningKey key = SigningKey.load("PeterNeumann", HexFormat.of().parseHex(PKCS8_HEAD + seed));
        assertThat(key.verifierKey().encode())
                .isEqualTo("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
        String text = """
                If you think cryptography is the answer to your problem,
                then you don't know what your problem is.
                """;
        assertThat(SignedNote.sign(text, key).encode())
                .isEqualTo(text + "\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXg"
                        + "KvqfqdngotpRZb6KE6RyyBwJnAM=\n");
    }

    @Test
    void a_key_that_was_stored_and_loaded_is_the_same_key() {
        SigningKey made = SigningKey.generate("log.example/1", new SecureRandom());
        SigningKey loaded = SigningKey.load("log.example/1", made.pkcs8());
        assertThat(loaded.verifierKey()).isEqualTo(made.verifierKey());
        assertThat(SignedNote.sign("hi\n", loaded).verify(Set.of(made.verifierKey())))
                .containsExactly(loaded.verifierKey());
    }

    @Test
    void a_key_does_not_print_its_secret() {
        SigningKey key = SigningKey.generate("log.example/1", new SecureRandom());
        assertThat(key).hasToString("SigningKey[" + key.verifierKey().encode() + "]");
    }

    @Test
    void what_is_no_ed25519_key_is_refused() throws Exception {
        byte[] ed448 = KeyPairGenerator.getInstance("Ed448")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        for (byte[] file : new byte[][] {{}, {1, 2, 3}, ed448}) {
            assertThatExceptionOfType(NoteException.class)
                    .isThrownBy(() -> SigningKey.load("log.example/1", file))
                    .extracting(NoteException::fault)
                    .isEqualTo(Fault.INVALID_KEY);
        }
    }

    @Test
    void a_key_name_has_no_space_and_no_plus() {
        for (String name : new String[] {"", "a b", "a+b", "a\u3000b", "a\u0085b", "a\u00a0b", "a\nb"}) {
            assertThatExceptionOfType(NoteException.class)
                    .isThrownBy(() -> SigningKey.generate(name, new SecureRandom()))
                    .extracting(NoteException::fault)
                    .isEqualTo(Fault.MALFORMED_KEY_NAME);
        }
    }
}
