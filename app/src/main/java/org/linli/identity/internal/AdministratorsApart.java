package org.linli.identity.internal;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The rule of the three administrators (三员分立, GB/T 22239): whoever holds one of the three kinds of post holds no other
 * on the same day. The database refuses what slips past this check; here the refusal gets its name.
 */
@Component
class AdministratorsApart {

    private final JdbcClient jdbc;

    AdministratorsApart(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the appointment would mix kinds. The account stays locked until the end of the transaction. */
    boolean wouldMix(UUID accountId, UUID postId, LocalDate from, @Nullable LocalDate until) {
        jdbc.sql("SELECT id FROM account WHERE id = :id FOR UPDATE")
                .param("id", accountId)
                .query(UUID.class)
                .optional();
        return jdbc.sql("""
                        SELECT EXISTS (
                          SELECT FROM appointment
                          JOIN post held ON held.id = appointment.post_id
                          JOIN permission_set held_set ON held_set.key = held.permission_set
                          JOIN post wanted ON wanted.id = :postId
                          JOIN permission_set wanted_set ON wanted_set.key = wanted.permission_set
                          WHERE appointment.account_id = :accountId
                            AND appointment.valid_during && daterange(CAST(:from AS date), CAST(:until AS date))
                            AND held_set.kind <> wanted_set.kind
                            AND (held_set.kind IN ('SYSTEM', 'SECURITY', 'AUDIT')
                              OR wanted_set.kind IN ('SYSTEM', 'SECURITY', 'AUDIT')))
                        """)
                .param("postId", postId)
                .param("accountId", accountId)
                .param("from", from)
                .param("until", until)
                .query(Boolean.class)
                .single();
    }
}
