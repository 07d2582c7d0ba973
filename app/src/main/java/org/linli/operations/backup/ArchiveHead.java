package org.linli.operations.backup;

import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup is of; the first thing in it.
 *
 * @param format of the archive
 * @param program version of Linli that made it
 * @param installation which installation: the system identifier of its database cluster, or the origin of its log
 * @param database {@code embedded}: the cluster is inside; {@code external}: it is backed up by its own tools
 * @param postgres version of the database server
 * @param schema migrations the database has, for example {@code media/V1__photo.sql}
 * @param hasKeys whether the keys of the installation are inside
 * @param hasMedia whether the photos are inside; in a folder of continuous backups they lie beside it
 * @param firstWal first segment of the write-ahead log that its recovery reads; empty for an external database
 * @param madeAt when it was made, by the database's clock (ISO 8601)
 */
record ArchiveHead(
        int format,
        String program,
        String installation,
        String database,
        String postgres,
        List<String> schema,
        boolean hasKeys,
        boolean hasMedia,
        String firstWal,
        String madeAt) {

    static final int FORMAT = 1;
    static final String NAME = "linli-backup.json";
    static final String EMBEDDED = "embedded";
    static final String EXTERNAL = "external";

    private static final JsonMapper JSON = new JsonMapper();

    static String programVersion() {
        return Optional.ofNullable(ArchiveHead.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    byte[] json() {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    }

    /** @throws BackupProblem if it is none, or of a format that is too new */
    static ArchiveHead read(byte[] json) {
        try {
            ArchiveHead head = JSON.readValue(json, ArchiveHead.class);
            if (head.format() > FORMAT) {
                throw new BackupProblem("The backup was made by a newer Linli (" + head.program()
                        + "); restore it with that one.");
            }
            return head;
        } catch (JacksonException unreadable) {
            throw new BackupProblem("The beginning of the backup cannot be read.", unreadable);
        }
    }

    boolean isEmbedded() {
        return database.equals(EMBEDDED);
    }
}
