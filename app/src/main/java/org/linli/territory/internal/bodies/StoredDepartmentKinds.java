package org.linli.territory.internal.bodies;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.web.NotFound;
import org.linli.territory.DepartmentKinds;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code department_kind}; changes with the installation only, so it is read once. */
@Repository
class StoredDepartmentKinds implements DepartmentKinds {

    private final JdbcClient jdbc;
    private volatile @Nullable List<DepartmentKind> kinds;

    StoredDepartmentKinds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<DepartmentKind> list() {
        List<DepartmentKind> known = kinds;
        if (known == null) {
            known = jdbc.sql("""
                            SELECT key, name, name_en, permission_sets, takes_incidents, is_facility
                            FROM department_kind
                            ORDER BY position
                            """).query((row, n) -> kind(row)).list();
            kinds = known;
        }
        return known;
    }

    @Override
    public DepartmentKind get(String key) {
        return list().stream()
                .filter(kind -> kind.key().equals(key))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private static DepartmentKind kind(ResultSet row) throws SQLException {
        Array sets = row.getArray("permission_sets");
        return new DepartmentKind(
                row.getString("key"),
                row.getString("name"),
                row.getString("name_en"),
                sets == null ? null : Set.of((String[]) sets.getArray()),
                row.getBoolean("takes_incidents"),
                row.getBoolean("is_facility"));
    }
}
