package org.linli.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class PasswordHashingTest {

    @Test
    void passwords_are_hashed_with_argon2id_and_a_salt_of_their_own() {
        PasswordHashing hashing = new PasswordHashing(1, 0);
        String hash = hashing.hash("For-tests-only-7");

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(hashing.hash("For-tests-only-7"));
        assertThat(hashing.matches("For-tests-only-7", hash)).isTrue();
        assertThat(hashing.matches("For-tests-only-8", hash)).isFalse();
    }

    @Test
    void the_hash_of_nobody_is_of_the_same_make_and_fits_no_password() {
        PasswordHashing hashing = new PasswordHashing(1, 0);

        assertThat(hashing.ofNobody)
                .hasSameSizeAs(hashing.hash("anything"))
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(hashing.matches("", hashing.ofNobody)).isFalse();
    }

    @Test
    void who_finds_the_waiting_room_full_is_sent_away_at_once() throws Exception {
        PasswordHashing hashing = new PasswordHashing(1, 0);
        CountDownLatch isWorking = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        CompletableFuture<Optional<String>> first = CompletableFuture.supplyAsync(() -> hashing.inTurn(() -> {
            isWorking.countDown();
            await(mayEnd);
            return "first";
        }));
        isWorking.await();

        assertThat(hashing.inTurn(() -> "second")).isEmpty();
        mayEnd.countDown();

        assertThat(first.get()).contains("first");
        assertThat(hashing.inTurn(() -> "third")).contains("third");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
