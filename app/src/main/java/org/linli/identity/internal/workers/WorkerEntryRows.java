package org.linli.identity.internal.workers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Vault;
import org.linli.messages.Phone;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Table {@code worker}, as the scope of the transaction shows it. */
@Repository
class WorkerEntryRows {

    private static final String CONTEXT = "worker.phone";

    private static final String SELECT = """
            SELECT id, person_id, merged_into, account_id, name, phone, created_at
            FROM worker
            """;

    private final JdbcClient jdbc;
    private final Vault vault;

    WorkerEntryRows(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    byte[] index(Phone phone) {
        return vault.blindIndex(phone.digits(), CONTEXT);
    }

    void insert(UUID id, String name, @Nullable Phone phone, Instant now) {
        withPhone(jdbc.sql("""
                        INSERT INTO worker (id, name, phone, phone_index, person_id, created_at)
                        VALUES (:id, :name, :phone, :index, :id, :now)
                        """), phone)
                .param("id", id)
                .param("name", name)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** An entry to be made. */
    record NewEntry(UUID id, String name, @Nullable Phone phone) {}

    void insertAll(List<NewEntry> all, Instant now) {
        jdbc.sql("""
                        INSERT INTO worker (id, name, phone, phone_index, person_id, created_at)
                        SELECT id, name, decode(phone, 'hex'), decode(phone_index, 'hex'), id, :now
                        FROM unnest(:ids, :names, :phones, :indexes) AS entry (id, name, phone, phone_index)
                        """)
                .param("ids", all.stream().map(NewEntry::id).toArray(UUID[]::new))
                .param("names", all.stream().map(NewEntry::name).toArray(String[]::new))
                .param(
                        "phones",
                        all.stream()
                                .map(entry -> hex(entry.phone(), phone -> vault.seal(phone.digits(), CONTEXT)))
                                .toArray(String[]::new))
                .param(
                        "indexes",
                        all.stream()
                                .map(entry -> hex(entry.phone(), this::index))
                                .toArray(String[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static @Nullable String hex(@Nullable Phone phone, Function<Phone, byte[]> bytes) {
        return phone == null ? null : HexFormat.of().formatHex(bytes.apply(phone));
    }

    void change(UUID id, String name, @Nullable Phone phone) {
        withPhone(jdbc.sql("""
                        UPDATE worker
                        SET name = :name,
                            phone = :phone,
                            phone_index = :index
                        WHERE id = :id
                        """), phone).param("id", id).param("name", name).update();
    }

    private StatementSpec withPhone(StatementSpec statement, @Nullable Phone phone) {
        return phone == null
                ? statement.param("phone", null, Types.BINARY).param("index", null, Types.BINARY)
                : statement.param("phone", vault.seal(phone.digits(), CONTEXT)).param("index", index(phone));
    }

    Optional<Entry> find(UUID id) {
        return jdbc.sql(SELECT + "WHERE id = :id")
                .param("id", id)
                .query((row, n) -> entry(row))
                .optional();
    }

    /** In the order of their ids, locked until the transaction ends. */
    List<Entry> lock(Collection<UUID> ids) {
        return jdbc.sql(SELECT + "WHERE id = ANY (:ids) ORDER BY id FOR UPDATE")
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, n) -> entry(row))
                .list();
    }

    /** The entry that stands for the person first, then what was merged into it, the oldest first. */
    List<Entry> ofPerson(UUID personId) {
        return jdbc.sql(SELECT + "WHERE person_id = :person ORDER BY id <> :person, created_at, id")
                .param("person", personId)
                .query((row, n) -> entry(row))
                .list();
    }

    /** Whether an entry of another person has the same phone. */
    boolean sharesPhone(UUID personId) {
        return jdbc.sql("""
                        SELECT EXISTS (
                          SELECT
                          FROM worker own
                          JOIN worker other
                            ON other.phone_index = own.phone_index
                           AND other.person_id <> own.person_id
                          WHERE own.person_id = :person)
                        """).param("person", personId).query(Boolean.class).single();
    }

    /** Everything that is the former person now belongs to the kept one. */
    void merge(UUID former, UUID kept) {
        jdbc.sql("UPDATE worker SET merged_into = :kept, person_id = :kept WHERE id = :former")
                .param("kept", kept)
                .param("former", former)
                .update();
        jdbc.sql("UPDATE worker SET person_id = :kept WHERE person_id = :former")
                .param("kept", kept)
                .param("former", former)
                .update();
        jdbc.sql("UPDATE engagement SET worker_id = :kept WHERE worker_id = :former")
                .param("kept", kept)
                .param("former", former)
                .update();
    }

    /** The entry stands for itself again, with all that was merged into it before it was merged itself. */
    void takeApart(UUID former) {
        List<UUID> own = jdbc.sql("""
                        WITH RECURSIVE own AS (
                          SELECT id FROM worker WHERE id = :former
                          UNION ALL
                          SELECT worker.id FROM worker JOIN own ON worker.merged_into = own.id
                        )
                        SELECT id FROM own
                        """).param("former", former).query(UUID.class).list();
        jdbc.sql("""
                        UPDATE worker
                        SET person_id = :former,
                            merged_into = CASE WHEN id = :former THEN NULL ELSE merged_into END
                        WHERE id = ANY (:own)
                        """)
                .param("former", former)
                .param("own", own.toArray(UUID[]::new))
                .update();
        jdbc.sql("UPDATE engagement SET worker_id = :former WHERE entered_as = ANY (:own)")
                .param("former", former)
                .param("own", own.toArray(UUID[]::new))
                .update();
    }

    private Entry entry(ResultSet row) throws SQLException {
        byte[] phone = row.getBytes("phone");
        return new Entry(
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getObject("merged_into", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getString("name"),
                phone == null ? null : new Phone(vault.open(phone, CONTEXT)),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
