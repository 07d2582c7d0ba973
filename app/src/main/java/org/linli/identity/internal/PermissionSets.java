package org.linli.identity.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.linli.identity.internal.PermissionSet.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The sets of permissions that posts carry; they come with the installation and name nobody. */
@Repository
public class PermissionSets {

    private static final String SELECT = """
            SELECT key, kind,
                   ARRAY(SELECT item.permission
                         FROM permission_set_item item
                         WHERE item.permission_set = permission_set.key
                         ORDER BY item.permission) AS permissions
            FROM permission_set
            """;

    private final JdbcClient jdbc;

    PermissionSets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<PermissionSet> find(String key) {
        return jdbc.sql(SELECT + " WHERE key = :key")
                .param("key", key)
                .query((row, number) -> read(row))
                .optional();
    }

    /** Working sets first, the three administrators last. */
    public List<PermissionSet> list() {
        return jdbc.sql(
                        SELECT
                                + " ORDER BY array_position(ARRAY['WORKING', 'LOCAL', 'SYSTEM', 'SECURITY', 'AUDIT'], kind), key")
                .query((row, number) -> read(row))
                .list();
    }

    private static PermissionSet read(ResultSet row) throws SQLException {
        return new PermissionSet(row.getString("key"), Kind.valueOf(row.getString("kind")), List.of((String[])
                row.getArray("permissions").getArray()));
    }
}
