package org.linli.bench;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The capacity of M01-05: 129,000 grid workers in the grids of a city as large as 北京, about 1.19 a grid. Each grid has a
 * full-timer but every hundredth, 14,000 professionals serve three grids each, the others help part-time.
 */
final class GridWorkforce {

    static final int PEOPLE = 129_000;

    private static final int PROFESSIONALS = 14_000;
    private static final int GRIDS_OF_A_PROFESSIONAL = 3;
    private static final int WITHOUT_FULL_TIMER = 100;

    /** Grids that follow each other in such steps, one further on, have a full-timer. */
    static final int STEP = WITHOUT_FULL_TIMER;

    private final Connection owner;

    GridWorkforce(Connection owner) {
        this.owner = owner;
    }

    /** @param grids numbers of grids without anybody yet */
    void load(List<Integer> grids) throws SQLException {
        execute("CREATE TEMP TABLE place (n integer PRIMARY KEY, grid_no integer NOT NULL, post_id uuid NOT NULL)");
        fill(grids);
        // The rules are about what people do on pages; what is loaded here keeps them by itself.
        execute("ALTER TABLE appointment DISABLE TRIGGER USER");
        execute("""
                INSERT INTO post (id, title, unit_no, permission_set, created_at)
                SELECT post_id, '网格员', grid_no, 'grid-worker', now() FROM place
                """);
        execute("""
                INSERT INTO account (id, login, display_name, password_hash, state, created_at, sessions_from)
                SELECT md5('worker' || n)::uuid, 'worker-' || n, '网格员' || n, '-', 'ACTIVE', now(), now()
                FROM generate_series(0, %d) AS n
                """.formatted(PEOPLE - 1));
        int fullTimers = fullTimersOf(grids.size());
        appoint("FULL_TIME", """
                SELECT row_number() OVER (ORDER BY n) - 1 AS person, post_id FROM place WHERE n %% %d <> 0
                """.formatted(WITHOUT_FULL_TIMER));
        appoint("PROFESSIONAL", """
                SELECT %d + (n %% %d) AS person, post_id FROM place WHERE n < %d
                """.formatted(fullTimers, PROFESSIONALS, PROFESSIONALS * GRIDS_OF_A_PROFESSIONAL));
        appoint("PART_TIME", """
                SELECT %d + n AS person, post_id FROM place WHERE n < %d
                """.formatted(fullTimers + PROFESSIONALS, PEOPLE - fullTimers - PROFESSIONALS));
        execute("ALTER TABLE appointment ENABLE TRIGGER USER");
        execute("ANALYZE account, post, appointment");
    }

    /** Every hundredth grid has none. */
    static int fullTimersOf(int grids) {
        return grids - (grids + WITHOUT_FULL_TIMER - 1) / WITHOUT_FULL_TIMER;
    }

    static int assignmentsOf(int grids) {
        int partTimers = PEOPLE - fullTimersOf(grids) - PROFESSIONALS;
        return fullTimersOf(grids) + PROFESSIONALS * GRIDS_OF_A_PROFESSIONAL + partTimers;
    }

    private void fill(List<Integer> grids) throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement("""
                INSERT INTO place
                SELECT n - 1, no, md5('post' || no)::uuid FROM unnest(?::integer[]) WITH ORDINALITY AS grid (no, n)
                """)) {
            Array numbers = owner.createArrayOf("integer", grids.toArray());
            statement.setArray(1, numbers);
            statement.executeUpdate();
        }
    }

    private void appoint(String kind, String whoAndWhere) throws SQLException {
        execute("""
                INSERT INTO appointment (account_id, post_id, valid_during, grid_kind)
                SELECT md5('worker' || going.person)::uuid, going.post_id, '[2024-01-01,)', '%s'
                FROM (%s) AS going
                """.formatted(kind, whoAndWhere));
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
