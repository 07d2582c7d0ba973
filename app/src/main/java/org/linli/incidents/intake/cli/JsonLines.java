package org.linli.incidents.intake.cli;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.linli.incidents.intake.IntakeJob;
import org.linli.incidents.intake.Preview;
import org.linli.incidents.intake.Tally;
import org.linli.kernel.Refusal;
import tools.jackson.databind.json.JsonMapper;

/** What programs read: one JSON object a line. */
record JsonLines(PrintStream out, JsonMapper json) {

    private static final String KIND = "petitions";

    void refused(Refusal refusal) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("import", KIND);
        line.put("refused", refusal.key());
        line.put("arguments", refusal.arguments());
        print(line);
    }

    void preview(IntakeJob job) {
        Preview preview = job.preview();
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("preview", KIND);
        line.put("id", job.id());
        line.put("sha256", job.source().sha256());
        line.put("rows", preview.rows());
        line.put("ready", preview.ready());
        line.put("refused", preview.refused());
        line.put("duplicates", preview.duplicates());
        line.put("unchanged", preview.known());
        if (preview.earliest() != null && preview.latest() != null) {
            line.put("earliest", preview.earliest());
            line.put("latest", preview.latest());
        }
        print(line);
    }

    void result(IntakeJob job, Tally tally, long rowsASecond) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("import", KIND);
        line.put("id", job.id());
        line.put("state", job.state());
        line.put("added", tally.added());
        line.put("unchanged", tally.known());
        line.put("duplicates", tally.duplicates());
        line.put("refused", tally.refused());
        line.put("left", tally.ready());
        line.put("rowsPerSecond", rowsASecond);
        print(line);
    }

    private void print(Map<String, Object> line) {
        out.println(json.writeValueAsString(line));
    }
}
