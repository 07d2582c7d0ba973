package org.linli.incidents.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.linli.incidents.Incident;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Search by pairs of characters, kept as rows: equality is leakproof, so it may use an index under row-level security,
 * where LIKE may not.
 */
@Repository
class SearchTokens {

    private static final int LONGEST_TEXT = 200;

    private final JdbcClient jdbc;

    SearchTokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void index(Incident incident) {
        String address = incident.place().address();
        Set<String> tokens = pairsOf(incident.report().title() + " " + (address == null ? "" : address));
        jdbc.sql("""
                        INSERT INTO incident_token (token, unit_no, incident_id)
                        SELECT token, :unitNo, :id
                        FROM unnest(CAST(:tokens AS text[])) AS token
                        ON CONFLICT DO NOTHING
                        """)
                .param("unitNo", incident.place().unitNo())
                .param("id", incident.id())
                .param("tokens", tokens.toArray(String[]::new))
                .update();
    }

    void move(UUID incidentId, int unitNo) {
        jdbc.sql("UPDATE incident_token SET unit_no = :unitNo WHERE incident_id = :id")
                .param("unitNo", unitNo)
                .param("id", incidentId)
                .update();
    }

    /** Neighbouring characters within words, lower case; a word of one character stands for itself. */
    static Set<String> pairsOf(String text) {
        Set<String> pairs = new LinkedHashSet<>();
        String bounded = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        for (String word : bounded.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
            List<Integer> letters = new ArrayList<>();
            word.codePoints().forEach(letters::add);
            if (letters.size() == 1) {
                pairs.add(word);
            }
            for (int i = 0; i + 1 < letters.size(); i++) {
                pairs.add(Character.toString(letters.get(i)) + Character.toString(letters.get(i + 1)));
            }
        }
        return pairs;
    }
}
