package org.linli.identity.internal.colleagues;

import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code account}: login names that exist, wherever they are. */
@Repository
class TakenLogins {

    private final JdbcClient jdbc;

    TakenLogins(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Set<String> among(List<String> logins) {
        return Set.copyOf(jdbc.sql("SELECT login FROM account WHERE login = ANY (:logins)")
                .param("logins", logins.toArray(String[]::new))
                .query(String.class)
                .list());
    }
}
