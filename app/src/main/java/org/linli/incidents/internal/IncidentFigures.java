package org.linli.incidents.internal;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.stream.Collectors;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.kernel.Zone;
import org.linli.territory.FigureByUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Incidents received and closed in a period, by the unit they stood at on any day. */
@Configuration(proxyBeanMethods = false)
class IncidentFigures {

    @Bean
    FigureByUnit incidentsReceived(JdbcClient jdbc, Transactions transactions, Zone zone) {
        return new Counted("incidents-received", "received_at", 10, jdbc, transactions, zone);
    }

    @Bean
    FigureByUnit incidentsClosed(JdbcClient jdbc, Transactions transactions, Zone zone) {
        return new Counted("incidents-closed", "closed_at", 20, jdbc, transactions, zone);
    }

    /** @param column the instant that decides whether an incident lies in the period */
    private record Counted(String key, String column, int order, JdbcClient jdbc, Transactions transactions, Zone zone)
            implements FigureByUnit {

        @Override
        public String permission() {
            return "incidents.count";
        }

        /** An incident that was moved after the day of the structure stood where the first such move took it from. */
        @Override
        public Map<Integer, Long> count(Scope scope, LocalDate from, LocalDate until, LocalDate structureDay) {
            return transactions.read(
                    scope,
                    () -> jdbc
                            .sql("""
                            WITH moved AS (
                              SELECT DISTINCT ON (incident_id) incident_id, (facts ->> 'from')::integer AS unit_no
                              FROM incident_event
                              WHERE verb = 'incident.moved'
                                AND at >= :structure
                              ORDER BY incident_id, at)
                            SELECT coalesce(m.unit_no, i.unit_no) AS unit_no, count(*) AS incidents
                            FROM incident i
                            LEFT JOIN moved m ON m.incident_id = i.id
                            WHERE i.%1$s >= :from
                              AND i.%1$s < :until
                            GROUP BY 1
                            """.formatted(column))
                            .param("structure", midnight(structureDay.plusDays(1)))
                            .param("from", midnight(from))
                            .param("until", midnight(until))
                            .query((row, n) -> Map.entry(row.getInt("unit_no"), row.getLong("incidents")))
                            .list()
                            .stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        }

        private OffsetDateTime midnight(LocalDate day) {
            return day.atStartOfDay(zone.id()).toOffsetDateTime();
        }
    }
}
