package org.linli.identity.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.kernel.Zone;
import org.linli.territory.FigureByDepartment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Posts of bodies, and how many of them are held. Which posts there are is public. */
@Configuration(proxyBeanMethods = false)
class PostsByDepartment {

    private static final String ALL = """
            SELECT post.department_no, count(*) AS posts
            FROM post
            WHERE post.department_no = ANY (:departments)
            GROUP BY post.department_no
            """;

    private static final String HELD = """
            SELECT post.department_no, count(*) AS posts
            FROM post
            WHERE post.department_no = ANY (:departments)
              AND EXISTS (
                SELECT FROM appointment
                WHERE appointment.post_id = post.id
                  AND appointment.valid_during && daterange(CAST(:today AS date), NULL))
            GROUP BY post.department_no
            """;

    @Bean
    FigureByDepartment postsOfDepartments(JdbcClient jdbc, Transactions transactions) {
        return new Counted("posts", 10, false) {
            @Override
            public Map<Integer, Long> count(Scope scope, Collection<Integer> departmentNos) {
                return transactions.read(scope, () -> read(jdbc.sql(ALL), departmentNos));
            }
        };
    }

    /** A body whose posts are held today or later cannot end. */
    @Bean
    FigureByDepartment heldPostsOfDepartments(JdbcClient jdbc, Transactions transactions, Clock clock, Zone zone) {
        return new Counted("held-posts", 20, true) {
            @Override
            public Map<Integer, Long> count(Scope scope, Collection<Integer> departmentNos) {
                LocalDate today = LocalDate.ofInstant(clock.instant(), zone.id());
                return transactions.read(scope, () -> read(jdbc.sql(HELD).param("today", today), departmentNos));
            }
        };
    }

    private abstract static class Counted implements FigureByDepartment {

        private final String key;
        private final int order;
        private final boolean isHeldBy;

        Counted(String key, int order, boolean isHeldBy) {
            this.key = key;
            this.order = order;
            this.isHeldBy = isHeldBy;
        }

        @Override
        public String key() {
            return key;
        }

        @Override
        public int order() {
            return order;
        }

        @Override
        public String permission() {
            return "territory.browse";
        }

        @Override
        public boolean isHeldBy() {
            return isHeldBy;
        }

        static Map<Integer, Long> read(JdbcClient.StatementSpec statement, Collection<Integer> departmentNos) {
            return statement
                    .param("departments", departmentNos.toArray(Integer[]::new))
                    .query((row, n) -> Map.entry(row.getInt("department_no"), row.getLong("posts")))
                    .list()
                    .stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }
    }
}
