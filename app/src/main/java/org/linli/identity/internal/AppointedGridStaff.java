package org.linli.identity.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.kernel.Zone;
import org.linli.territory.GridStaff;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Grid workers by their appointments. Who looks after which grid is known to all staff (M01-43). */
@Repository
class AppointedGridStaff implements GridStaff {

    private static final Scope WHO_IS_RESPONSIBLE = new Scope.SystemJob(new Purpose("identity.grid-staff"));

    private static final String HELD_TODAY = """
            FROM post_here post
            JOIN appointment_here appointment
              ON appointment.post_id = post.id
             AND appointment.valid_during @> CAST(:today AS date)
            JOIN account_here account
              ON account.id = appointment.account_id
             AND account.state = 'ACTIVE'
            WHERE post.permission_set = 'grid-worker'
            """;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;
    private final Zone zone;

    AppointedGridStaff(JdbcClient jdbc, Transactions transactions, Clock clock, Zone zone) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public Map<Integer, List<GridWorker>> today(Collection<Integer> unitNos) {
        return transactions.read(
                WHO_IS_RESPONSIBLE,
                () -> jdbc
                        .sql("""
                        SELECT post.unit_no, account.id, account.display_name, post.title,
                               lower(appointment.valid_during) AS since, appointment.grid_kind
                        """ + HELD_TODAY + """
                          AND post.unit_no = ANY (:units)
                        ORDER BY lower(appointment.valid_during), account.id
                        """)
                        .param("today", today())
                        .param("units", unitNos.toArray(Integer[]::new))
                        .query((row, n) -> Map.entry(
                                row.getInt("unit_no"),
                                new GridWorker(
                                        row.getObject("id", UUID.class),
                                        row.getString("display_name"),
                                        row.getString("title"),
                                        row.getObject("since", LocalDate.class),
                                        Optional.ofNullable(row.getString("grid_kind"))
                                                .map(Kind::valueOf)
                                                .orElse(null))))
                        .list()
                        .stream()
                        .collect(Collectors.groupingBy(
                                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
    }

    @Override
    public Map<Integer, Integer> countToday(NumberRanges units) {
        return transactions.read(
                WHO_IS_RESPONSIBLE,
                () -> jdbc
                        .sql("SELECT post.unit_no, count(DISTINCT account.id)::integer AS workers " + HELD_TODAY + """
                          AND post.unit_no <@ CAST(:units AS int4multirange)
                        GROUP BY post.unit_no
                        """)
                        .param("today", today())
                        .param("units", units.asMultirange())
                        .query((row, n) -> Map.entry(row.getInt("unit_no"), row.getInt("workers")))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone.id());
    }
}
