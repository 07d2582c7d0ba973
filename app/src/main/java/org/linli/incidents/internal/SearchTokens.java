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
        indexAll(List.of(incident));
    }

    void indexAll(List<Incident> incidents) {
        List<String> tokens = new ArrayList<>();
        List<Integer> units = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (Incident incident : incidents) {
            String address = incident.place().address();
            for (String pair : pairsOf(incident.report().title() + " " + (address == null ? "" : address))) {
                tokens.add(pair);
                units.add(incident.place().unitNo());
                ids.add(incident.id().toString());
            }
        }
        jdbc.sql("""
                        INSERT INTO incident_token (token, unit_no, incident_id)
                        SELECT token, unit_no, incident_id
                        FROM unnest(:tokens::text[], :units::integer[], :ids::uuid[]) AS t (token, unit_no, incident_id)
                        ON CONFLICT DO NOTHING
                        """)
                .param("tokens", tokens.toArray(String[]::new))
                .param("units", units.toArray(Integer[]::new))
                .param("ids", ids.toArray(String[]::new))
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
