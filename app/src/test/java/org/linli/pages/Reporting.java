package org.linli.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.linli.geo.LonLat;
import org.linli.identity.Visitor;
import org.linli.identity.Visitor.Answer;
import org.linli.identity.Visitor.Upload;

/** A resident who reports by plain forms. */
final class Reporting {

    private static final Pattern CODE = Pattern.compile("id=\"tracking\">([0-9A-Z-]{16})<");

    private final Visitor resident;

    Reporting(Visitor resident) {
        this.resident = resident;
    }

    /** All three steps; answers the tracking code. */
    String report(String text, LonLat at, Upload... photos) {
        String draft = begin(text, photos);
        assertThat(place(draft, at).location()).isEqualTo("/report/check?draft=" + draft);
        Answer sent = send(draft);
        assertThat(sent.location()).as("%s", sent).isEqualTo("/report/sent?draft=" + draft);
        return code(draft);
    }

    /** The first step; answers the token of the draft. */
    String begin(String text, Upload... photos) {
        Answer answer = what(text, photos);
        assertThat(answer.location()).as("%s", answer).startsWith("/report/where?draft=");
        return answer.location().substring("/report/where?draft=".length());
    }

    Answer what(String text, Upload... photos) {
        return resident.postParts("/report", Map.of("text", text, "category", "P0137"), photos);
    }

    Answer place(String draft, LonLat at) {
        return place(
                draft,
                Map.of(
                        "lat",
                        Double.toString(at.latitude()),
                        "lon",
                        Double.toString(at.longitude()),
                        "address",
                        "新苑小区"));
    }

    Answer place(String draft, Map<String, String> fields) {
        Map<String, String> form = new LinkedHashMap<>(fields);
        form.put("draft", draft);
        return resident.post("/report/where", form);
    }

    Answer send(String draft) {
        return resident.post("/report/send", Map.of("draft", draft, "phone", "139 1234 5678", "name", "李桂兰"));
    }

    String code(String draft) {
        Matcher code = CODE.matcher(resident.get("/report/sent?draft=" + draft).body());
        assertThat(code.find()).isTrue();
        return code.group(1);
    }
}
