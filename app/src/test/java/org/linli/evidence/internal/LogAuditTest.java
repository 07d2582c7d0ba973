package org.linli.evidence.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.LinliTest;
import org.linli.evidence.Evidence;
import org.linli.evidence.EvidenceLog;
import org.linli.evidence.Recording;
import org.linli.evidence.internal.Finding.Kind;
import org.linli.evidencelog.Checkpoint;
import org.linli.evidencelog.Hash;
import org.linli.evidencelog.SigningKey;
import org.linli.evidencelog.TreeHead;
import org.linli.kernel.DataFolder;
import org.linli.kernel.Transactions;
import org.linli.operations.Database;
import org.linli.operations.Startup;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Whoever owns the database changes history in a transaction that the audit looks at; it is rolled back afterwards. */
@LinliTest
class LogAuditTest {

    @Autowired
    Evidence evidence;

    @Autowired
    EvidenceLog log;

    @Autowired
    Transactions transactions;

    @Autowired
    Startup startup;

    @Autowired
    LogKeys keys;

    @Autowired
    VerifyLog command;

    @Autowired
    CheckpointFiles files;

    @Autowired
    DataFolder folder;

    private record Inline() implements LogAudit.Lane {

        @Override
        public <T> T in(Supplier<T> work) {
            return work.get();
        }
    }

    private Connection connection;
    private JdbcClient owner;
    private List<UUID> ids;
    private List<TreeHead> kept;

    @BeforeEach
    void record() throws SQLException {
        ids = new Recording(evidence, transactions).some(4, Recording.newSubject());
        log.sequenceNow();
        EvidenceLog.State state = log.state();
        kept = List.of(new TreeHead(state.size(), Hash.fromBase64(state.root())));
        Database database = startup.database();
        connection = DriverManager.getConnection(
                database.url(), database.owner().user(), database.owner().password());
        connection.setAutoCommit(false);
        owner = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    @AfterEach
    void forget() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void an_untouched_log_is_sound() {
        assertThat(audit()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "facts = '{}'",
                "actor_name = '别人'",
                "at = at + interval '1 microsecond'",
                "unit_no = unit_no + 1",
                "verb = 'incident.rejected'",
                "on_behalf_of = 'x'",
                "subject_id = gen_random_uuid()"
            })
    void a_changed_entry_is_named(String change) {
        int changed = owner.sql("UPDATE evidence_entry SET " + change + " WHERE id = ?")
                .param(ids.get(1))
                .update();

        assertThat(changed).isOne();
        assertThat(audit()).singleElement().satisfies(finding -> {
            // an entry moved over the edge of a millisecond is not found under its id
            assertThat(finding.kind()).isIn(Kind.ENTRY_CHANGED, Kind.ENTRY_MISSING);
            assertThat(finding.entryId()).isEqualTo(ids.get(1));
        });
    }

    @Test
    void an_entry_replaced_together_with_its_commitment_is_named() {
        owner.sql("""
                        UPDATE evidence_entry entry
                        SET facts = other.facts, salt = other.salt, commitment = other.commitment
                        FROM evidence_entry other
                        WHERE entry.id = ? AND other.id = ?
                        """).param(ids.get(0)).param(ids.get(1)).update();

        assertThat(audit().getFirst().entryId()).isEqualTo(ids.get(0));
    }

    @Test
    void a_deleted_entry_is_named() {
        owner.sql("DELETE FROM evidence_entry WHERE id = ?").param(ids.get(2)).update();

        assertThat(audit()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.ENTRY_MISSING);
            assertThat(finding.entryId()).isEqualTo(ids.get(2));
        });
    }

    @Test
    void a_deleted_entry_is_found_though_its_leaf_went_too() {
        long index = evidence.findLogIndex(ids.get(2)).orElseThrow();
        owner.sql("DELETE FROM evidence_entry WHERE id = ?").param(ids.get(2)).update();
        owner.sql("DELETE FROM log_leaf WHERE entry_id = ?").param(ids.get(2)).update();

        assertThat(audit()).extracting(Finding::kind, Finding::index).contains(tuple(Kind.LEAF_MISSING, index));
    }

    @Test
    void swapped_leaves_are_found() {
        long first = evidence.findLogIndex(ids.get(0)).orElseThrow();
        long second = evidence.findLogIndex(ids.get(1)).orElseThrow();
        owner.sql("UPDATE log_leaf SET index = 1000000000 WHERE index = ?")
                .param(first)
                .update();
        owner.sql("UPDATE log_leaf SET index = ? WHERE index = ?")
                .param(first)
                .param(second)
                .update();
        owner.sql("UPDATE log_leaf SET index = ? WHERE index = 1000000000")
                .param(second)
                .update();

        assertThat(audit()).first().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.TREE_BROKEN);
            assertThat(finding.index()).isEqualTo(first);
        });
    }

    @Test
    void an_entry_kept_out_of_the_log_is_found() {
        owner.sql("DELETE FROM log_leaf WHERE entry_id = ?").param(ids.get(3)).update();

        assertThat(audit())
                .extracting(Finding::kind, Finding::entryId)
                .contains(tuple(Kind.ENTRY_NOT_LOGGED, ids.get(3)));
    }

    @Test
    void a_tile_written_anew_is_found() {
        owner.sql("UPDATE log_tile SET hashes = set_byte(hashes, 3, get_byte(hashes, 3) # 1) WHERE level = 0")
                .update();

        assertThat(audit()).extracting(Finding::kind).contains(Kind.TREE_BROKEN);
    }

    @Test
    void a_log_that_was_emptied_is_found_by_what_is_kept_elsewhere() {
        for (String table : List.of(
                "destroyed_entry",
                "retention_certificate",
                "evidence_pending",
                "evidence_entry",
                "access_entry",
                "log_member",
                "log_leaf",
                "log_tile",
                "log_checkpoint")) {
            owner.sql("DELETE FROM " + table).update();
        }

        assertThat(audit(List.of())).isEmpty();
        assertThat(audit())
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail()).contains("LOG_SHRUNK"));
    }

    @Test
    void a_forged_checkpoint_is_found() {
        owner.sql("UPDATE log_checkpoint SET note = replace(note, E'\\n\\n', E'\\nforged\\n\\n')")
                .update();

        assertThat(audit()).extracting(Finding::kind).contains(Kind.CHECKPOINT_INVALID);
    }

    @Test
    void the_command_says_that_the_log_is_sound() {
        files.write();

        // rows of modules are tampered with by tests of other modules
        assertThat(run(List.of()).lines()).last().asString().contains("\"verdict\":", "\"rows\":");
        assertThat(run(List.of()).lines().filter(line -> line.contains("\"finding\":")))
                .allSatisfy(line -> assertThat(line).contains("\"finding\":\"ROW_"));
        assertThat(folder.checkpoints().resolve("checkpoint")).exists();
    }

    @Test
    void the_command_fails_on_a_checkpoint_of_another_history(@TempDir Path elsewhere) throws Exception {
        Path other = Files.writeString(
                elsewhere.resolve("checkpoint"), keys.sign(new TreeHead(2, Hash.of(new byte[Hash.LENGTH]))));

        assertThat(run(List.of(other.toString())))
                .startsWith("1 ")
                .contains("ROOT_DIFFERS")
                .contains("\"verdict\":\"broken\"");
    }

    @Test
    void the_command_fails_on_a_checkpoint_signed_by_another_key(@TempDir Path elsewhere) throws Exception {
        SigningKey stranger = SigningKey.generate(keys.identity().origin(), new SecureRandom());
        Path other = Files.writeString(
                elsewhere.resolve("checkpoint"),
                Checkpoint.of(stranger.name(), kept.getFirst()).sign(stranger).encode());

        assertThat(run(List.of(other.toString()))).startsWith("1 ").contains("CHECKPOINT_INVALID");
    }

    @Test
    void the_command_is_used_wrongly_without_the_file(@TempDir Path elsewhere) {
        assertThat(run(List.of(elsewhere.resolve("none").toString()))).startsWith("2 ");
    }

    @Test
    void a_kept_checkpoint_is_not_replaced_by_one_that_does_not_continue_it() throws Exception {
        files.write();
        Path newest = folder.checkpoints().resolve("checkpoint");
        String genuine = Files.readString(newest);
        String longer = keys.sign(new TreeHead(1_000_000_000L, Hash.of(new byte[Hash.LENGTH])));
        try {
            Files.writeString(newest, longer);

            assertThatThrownBy(files::write).isInstanceOf(IllegalStateException.class);
            assertThat(newest).hasContent(longer);
        } finally {
            Files.writeString(newest, genuine);
        }
    }

    private List<Finding> audit() {
        return audit(kept);
    }

    private List<Finding> audit(List<TreeHead> outside) {
        return new LogAudit(owner, keys.identity().verifierKey(), List.of(), new Inline(), 1)
                .run(outside, done -> {})
                .findings();
    }

    /** Exit code, then what was printed. */
    private String run(List<String> arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = command.run(
                arguments,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        return code + " " + out.toString(StandardCharsets.UTF_8);
    }
}
