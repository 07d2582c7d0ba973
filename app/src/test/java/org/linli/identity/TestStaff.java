package org.linli.identity;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;
import org.linli.kernel.Purpose;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes members of staff for tests: each call a person of her own with an account, a post and a way to sign in. */
@Component
public class TestStaff {

    public static final String PASSWORD = "For-tests-only-7";
    public static final Actor INSTALLER = Actor.system(new Purpose("test.staff"));

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    private final Identity identity;
    private final JdbcClient jdbc;
    private final WebServerApplicationContext context;
    private final TestPhones phones;

    TestStaff(Identity identity, JdbcClient jdbc, WebServerApplicationContext context, TestPhones phones) {
        this.identity = identity;
        this.jdbc = jdbc;
        this.context = context;
        this.phones = phones;
    }

    /** A person with an account and her first post. */
    public record Person(UUID account, UUID post, String login, String name) {}

    /** @param permissionSet key of a set, for example {@code dispatcher} */
    public Person holding(String permissionSet, @Nullable Integer unitNo) {
        return holding(permissionSet, unitNo, null);
    }

    public Person holding(String permissionSet, @Nullable Integer unitNo, @Nullable Integer departmentNo) {
        int number = COUNT.incrementAndGet();
        String login = "test" + number;
        String name = "测试" + number;
        UUID account = identity.createAccount(INSTALLER, new NewAccount(login, name, PASSWORD))
                .orThrow();
        UUID post = addPost(account, "岗位" + number, permissionSet, unitNo, departmentNo);
        if (needsFactor(permissionSet)) {
            phones.enrol(account);
        }
        return new Person(account, post, login, name);
    }

    private boolean needsFactor(String permissionSet) {
        return jdbc.sql("SELECT needs_factor FROM permission_set WHERE key = :key")
                .param("key", permissionSet)
                .query(Boolean.class)
                .single();
    }

    /** A person who may do exactly this. */
    public Person permitted(Set<String> permissions, @Nullable Integer unitNo) {
        String key = "test-" + COUNT.incrementAndGet();
        jdbc.sql("INSERT INTO permission_set (key) VALUES (:key)")
                .param("key", key)
                .update();
        for (String permission : permissions) {
            jdbc.sql("INSERT INTO permission_set_item (permission_set, permission) VALUES (:key, :permission)")
                    .param("key", key)
                    .param("permission", permission)
                    .update();
        }
        return holding(key, unitNo);
    }

    public UUID addPost(
            UUID account,
            String title,
            String permissionSet,
            @Nullable Integer unitNo,
            @Nullable Integer departmentNo) {
        UUID post = identity.createPost(INSTALLER, new NewPost(title, unitNo, departmentNo, permissionSet))
                .orThrow();
        identity.appoint(INSTALLER, account, post, LONG_AGO, null).orThrow();
        return post;
    }

    /** A visitor who has not signed in. */
    public Visitor visitor() {
        return Visitor.at(port()).with(phones);
    }

    public Visitor visitorFrom(String address) {
        return Visitor.at(port(), address).with(phones);
    }

    /** The person at a browser, signed in. */
    public Visitor signedIn(Person person) {
        Visitor visitor = visitor();
        Visitor.Answer answer = visitor.signIn(person.login(), PASSWORD);
        if (answer.status() != 302) {
            throw new AssertionError(person.login() + " did not get in: " + answer);
        }
        return visitor;
    }

    /** Gives the person a second factor. */
    public void enrol(Person person) {
        phones.enrol(person.account());
    }

    /** What the person reads off her phone. */
    public String codeOf(Person person) {
        return phones.codeOf(person.login());
    }

    public int port() {
        return context.getWebServer().getPort();
    }
}
