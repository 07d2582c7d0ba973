package org.linli.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.linli.incidents.internal.IncidentLists;
import org.linli.incidents.internal.ListFilter;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Shows that the database itself keeps a sibling's rows away: asked without any range of units, the server's role counts
 * its own rows, all of them, and none from outside; a list bound to the sibling's units is empty.
 */
final class ScopeProof {

    private static final int SCOPES = 5;

    private final BenchServer server;
    private final SyntheticTree tree;
    private final Report report;

    ScopeProof(BenchServer server, SyntheticTree tree, Report report) {
        this.server = server;
        this.tree = tree;
        this.report = report;
    }

    /** What a scope sees of the whole table. */
    private record Seen(int inside, int outside) {}

    boolean holds(Random random) throws SQLException {
        Seen total = new Seen(0, 0);
        int owned = 0;
        int sibling = 0;
        List<NumberRanges> communities = tree.communities();
        for (int i = 0; i < SCOPES; i++) {
            int chosen = random.nextInt(communities.size() - 1);
            NumberRanges.Range own = communities.get(chosen).hull();
            Seen seen = seenFrom(communities.get(chosen));
            total = new Seen(total.inside() + seen.inside(), total.outside() + seen.outside());
            owned += countAsOwner(own);
            sibling += siblingsLines(communities.get(chosen), communities.get(chosen + 1));
        }
        report.take("scope.rows.own", total.inside(), "rows");
        report.take("scope.rows.missing", owned - total.inside(), "rows");
        report.take("scope.rows.outside", total.outside(), "rows");
        report.take("scope.rows.sibling", sibling, "rows");
        report.take("scope.rows.without-scope", seenFrom(NumberRanges.none()).outside(), "rows");
        boolean holds = total.outside() == 0 && sibling == 0 && owned == total.inside();
        report.remark(holds ? "No scope showed a row from outside." : "A SCOPE LEAKS OR LOSES ROWS.");
        return holds;
    }

    private Seen seenFrom(NumberRanges units) {
        NumberRanges.Range own = units.hull();
        return server.part(Transactions.class)
                .read(
                        new Scope.Territory(units),
                        () -> server.part(JdbcClient.class)
                                .sql("""
                                SELECT count(*) FILTER (WHERE unit_no >= :unitFrom AND unit_no < :unitTo) AS inside,
                                       count(*) FILTER (WHERE unit_no < :unitFrom OR unit_no >= :unitTo) AS outside
                                FROM incident
                                """)
                                .param("unitFrom", own.from())
                                .param("unitTo", own.to())
                                .query(Seen.class)
                                .single());
    }

    private int siblingsLines(NumberRanges own, NumberRanges sibling) {
        IncidentLists.Page page = server.part(IncidentLists.class)
                .page(new Scope.Territory(own), ListFilter.everything().withUnits(sibling), null, 50);
        return page.slice().items().size() + page.count().value();
    }

    private int countAsOwner(NumberRanges.Range units) throws SQLException {
        try (Connection owner = server.connectAsOwner();
                PreparedStatement statement =
                        owner.prepareStatement("SELECT count(*) FROM incident WHERE unit_no >= ? AND unit_no < ?")) {
            statement.setInt(1, units.from());
            statement.setInt(2, units.to());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
