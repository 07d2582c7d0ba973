package org.linli.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.identity.Places;
import org.linli.identity.TestStaff;
import org.linli.identity.TestStaff.Person;
import org.linli.identity.Visitor;
import org.linli.identity.Visitor.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** FEATURE UNDER TEST: thousands of attempts to guess a password get nowhere and disturb nobody else. */
@LinliTest
class GuessingTest {

    private static final int ATTEMPTS = 2_000;
    private static final int STRANGERS = 60;
    private static final int AT_ONCE = 16;

    @Autowired
    TestStaff staff;

    @Autowired
    Places places;

    @Autowired
    JdbcClient jdbc;

    @Test
    void thousands_of_guesses_at_one_account_are_cut_off_after_five_and_others_work_on() throws Exception {
        Person victim = staff.holding("system-administrator", places.own());
        Person other = staff.holding("system-administrator", places.own());
        Visitor guesser = staff.visitorFrom("127.0.3.1");
        String token = guesser.token();
        List<Long> calm = signInTimes(other, "127.0.3.2", 10);

        Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
        long began = System.nanoTime();
        List<Long> disturbed = during(
                () -> signInTimes(other, "127.0.3.2", 10),
                ATTEMPTS,
                number -> count(statuses, guesser.postWithToken("/sign-in", guess(victim.login(), number), token)));
        double seconds = (System.nanoTime() - began) / 1e9;

        System.out.printf(
                "%d guesses at one account in %.1f s (%.0f/s): %s; signing in elsewhere: median %d ms calm, %d ms meanwhile%n",
                ATTEMPTS, seconds, ATTEMPTS / seconds, statuses, median(calm), median(disturbed));
        assertThat(statuses.keySet()).containsOnly(401, 429);
        assertThat(statuses.get(401).get()).isBetween(5, 5 + (int) (Math.log(seconds + 2) / Math.log(2)) + 1);
        assertThat(median(disturbed)).isLessThan(3_000);

        letPass(Duration.ofMinutes(16));
        assertThat(guesser.postWithToken("/sign-in", guess(victim.login(), 0), token)
                        .status())
                .isEqualTo(401);
        Answer early = staff.visitorFrom("127.0.3.3").signIn(victim.login(), TestStaff.PASSWORD);
        assertThat(early.status()).isEqualTo(429);
        assertThat(early.body()).contains("试错次数太多");
        long wait = Long.parseLong(early.header("Retry-After").orElseThrow());
        letPass(Duration.ofSeconds(wait));
        assertThat(staff.visitorFrom("127.0.3.3")
                        .signIn(victim.login(), TestStaff.PASSWORD)
                        .status())
                .isEqualTo(302);
    }

    @Test
    void ten_thousand_logins_cost_little_and_who_has_been_here_before_gets_in_meanwhile() throws Exception {
        Person victim = staff.holding("community-clerk", places.own());
        Visitor known = staff.visitorFrom("127.0.9.1");
        assertThat(known.signIn(victim.login(), TestStaff.PASSWORD).status()).isEqualTo(302);
        known.post("/sign-out", Map.of());
        Visitor guesser = staff.visitorFrom("127.0.9.2");
        String token = guesser.token();
        Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();

        long began = System.nanoTime();
        List<Long> meanwhile = during(
                () -> times(3, () -> {
                    assertThat(known.signIn(victim.login(), TestStaff.PASSWORD).status())
                            .isEqualTo(302);
                    known.post("/sign-out", Map.of());
                }),
                10_000,
                number -> count(statuses, guesser.postWithToken("/sign-in", guess(victim.login(), number), token)));
        double seconds = (System.nanoTime() - began) / 1e9;

        System.out.printf(
                "10,000 logins in %.1f s (%.0f/s): %s; from a known browser meanwhile: median %d ms%n",
                seconds, 10_000 / seconds, statuses, median(meanwhile));
        assertThat(statuses.keySet()).containsOnly(401, 429);
        assertThat(statuses.get(429).get()).as("refused without looking").isGreaterThan(9_900);
        Answer stranger = staff.visitorFrom("127.0.9.3").signIn(victim.login(), TestStaff.PASSWORD);
        assertThat(stranger.status()).as("from a browser never seen she waits").isEqualTo(429);
        letPass(Duration.ofSeconds(Long.parseLong(stranger.header("Retry-After").orElseThrow())));
        assertThat(staff.visitorFrom("127.0.9.3")
                        .signIn(victim.login(), TestStaff.PASSWORD)
                        .status())
                .as("but not for ever")
                .isEqualTo(302);
    }

    @Test
    void guesses_at_many_accounts_from_one_address_are_cut_off_after_thirty() {
        Visitor guesser = staff.visitorFrom("127.0.4.1");
        String token = guesser.token();
        Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();

        for (int number = 0; number < 100; number++) {
            count(statuses, guesser.postWithToken("/sign-in", guess("unknown" + number, number), token));
        }

        assertThat(statuses.get(401).get()).isBetween(30, 40);
        assertThat(statuses.get(429).get()).isGreaterThan(50);
        Person honest = staff.holding("system-administrator", places.own());
        assertThat(staff.visitorFrom("127.0.4.2")
                        .signIn(honest.login(), TestStaff.PASSWORD)
                        .status())
                .isEqualTo(302);
    }

    @Test
    void guesses_from_everywhere_wait_for_one_another_and_pages_are_served_meanwhile() throws Exception {
        Person person = staff.holding("system-administrator", places.own());
        Visitor reader = staff.signedIn(person);
        List<Long> calm = pageTimes(reader, 20);

        Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
        List<Long> disturbed = during(() -> pageTimes(reader, 20), STRANGERS, number -> {
            Visitor guesser = staff.visitorFrom("127.0.5." + (1 + number));
            count(statuses, guesser.signIn("somebody" + number, "wrong " + number));
        });

        System.out.printf(
                "%d guesses from as many addresses: %s; a page: median %d ms calm, %d ms meanwhile%n",
                STRANGERS, statuses, median(calm), median(disturbed));
        assertThat(statuses.keySet()).isSubsetOf(401, 429);
        assertThat(median(disturbed)).isLessThan(1_500);
    }

    /** Runs {@code meanwhile} in the thick of the disturbance and answers what it measured. */
    private static List<Long> during(Callable<List<Long>> meanwhile, int times, IntConsumer disturbance)
            throws Exception {
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                running.add(threads.submit(() -> {
                    for (int number = next.getAndIncrement(); number < times; number = next.getAndIncrement()) {
                        disturbance.accept(number);
                    }
                }));
            }
            List<Long> measured = meanwhile.call();
            for (Future<?> future : running) {
                future.get();
            }
            return measured;
        }
    }

    private List<Long> signInTimes(Person person, String from, int times) {
        return times(times, () -> {
            Answer answer = staff.visitorFrom(from).signIn(person.login(), TestStaff.PASSWORD);
            assertThat(answer.status()).as("%s", answer).isEqualTo(302);
        });
    }

    private static List<Long> pageTimes(Visitor reader, int times) {
        return times(times, () -> assertThat(reader.get("/accounts").status()).isEqualTo(200));
    }

    private static List<Long> times(int times, Runnable work) {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            long began = System.nanoTime();
            work.run();
            millis.add((System.nanoTime() - began) / 1_000_000);
        }
        return millis;
    }

    private static long median(List<Long> values) {
        List<Long> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    private static Map<String, String> guess(String login, int number) {
        return Map.of("username", login, "password", "guess number " + number);
    }

    private static void count(Map<Integer, AtomicInteger> statuses, Answer answer) {
        statuses.computeIfAbsent(answer.status(), status -> new AtomicInteger()).incrementAndGet();
    }

    /** Time passes for what is remembered, without anybody waiting for it. */
    private void letPass(Duration time) {
        jdbc.sql("UPDATE sign_in_throttle SET last_failure_at = last_failure_at - make_interval(secs => :seconds)")
                .param("seconds", time.toSeconds())
                .update();
    }
}
