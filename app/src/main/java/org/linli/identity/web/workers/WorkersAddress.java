package org.linli.identity.web.workers;

import java.util.Map;
import java.util.Optional;
import org.linli.identity.internal.workers.ServingKind;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The filter of the list as it stands in its address. A phone is never there: it is sent in the body of a form.
 *
 * @param unitNo 0 for all
 */
public record WorkersAddress(Optional<ServingKind> kind, int unitNo, String line, String q, boolean isWithEnded) {

    private static final int LONGEST_SEARCH = 60;

    /** Words that are not known choose nothing. */
    static WorkersAddress of(String kind, int unitNo, String line, String q, String state) {
        return new WorkersAddress(ServingKind.find(kind), unitNo, cut(line), cut(q), state.equals("all"));
    }

    private static String cut(String typed) {
        String stripped = typed.strip();
        return stripped.substring(0, Math.min(stripped.length(), LONGEST_SEARCH));
    }

    public String kindWord() {
        return kind.map(ServingKind::word).orElse("");
    }

    public boolean isFiltered() {
        return kind.isPresent() || unitNo != 0 || !line.isEmpty() || !q.isEmpty() || isWithEnded;
    }

    public String ofKind(String word) {
        return on("/workers", word, "");
    }

    String after(String id) {
        return on("/workers", kindWord(), id);
    }

    public String export() {
        return on("/workers/export.xlsx", kindWord(), "");
    }

    private String on(String path, String kindWord, String after) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        if (!kindWord.isEmpty()) {
            address.queryParam("kind", kindWord);
        }
        if (unitNo != 0) {
            address.queryParam("unit", unitNo);
        }
        if (isWithEnded) {
            address.queryParam("state", "all");
        }
        if (!after.isEmpty()) {
            address.queryParam("after", after);
        }
        if (!line.isEmpty()) {
            address.queryParam("line", "{line}");
        }
        if (!q.isEmpty()) {
            address.queryParam("q", "{q}");
        }
        Map<String, Object> texts = Map.of("line", line, "q", q);
        return address.encode().buildAndExpand(texts).toUriString();
    }
}
