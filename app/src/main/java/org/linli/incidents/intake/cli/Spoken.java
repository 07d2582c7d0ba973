package org.linli.incidents.intake.cli;

import java.io.PrintStream;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.linli.incidents.intake.IntakeJob;
import org.linli.incidents.intake.Preview;
import org.linli.incidents.intake.ReportLine;
import org.linli.incidents.intake.Tally;
import org.linli.kernel.Refusal;
import org.linli.kernel.Zone;
import org.linli.territory.Territory;
import org.springframework.context.MessageSource;

/** Says in the user's language what an import would do and has done. */
record Spoken(PrintStream stream, MessageSource messages, Locale locale, Zone zone, Territory territory) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    void say(String key, Object... arguments) {
        stream.println("  " + text(key, arguments));
    }

    void complain(String key, Object... arguments) {
        stream.println("linli: " + text(key, arguments));
    }

    void complain(Refusal refusal) {
        complain(refusal.key(), refusal.arguments().toArray());
    }

    void preview(IntakeJob job, List<ReportLine> problems) {
        Preview preview = job.preview();
        say(
                "intake.cli.preview",
                job.source().name(),
                preview.rows(),
                preview.ready(),
                preview.refused(),
                preview.duplicates(),
                preview.known());
        if (preview.earliest() != null && preview.latest() != null) {
            say("intake.cli.span", minute(preview.earliest()), minute(preview.latest()));
        }
        preview.targets()
                .forEach(target -> say(
                        "intake.cli.target", territory.getUnit(target.unitNo()).name(), target.rows()));
        say("intake.not-taken.writer");
        if (!preview.notTaken().isEmpty()) {
            say("intake.not-taken", String.join("、", preview.notTaken()));
        }
        preview.samples()
                .forEach(sample -> say("intake.cli.sample", sample.line(), minute(sample.at()), sample.subject()));
        problems.forEach(this::problem);
    }

    private void problem(ReportLine line) {
        if (line.problem() != null) {
            Refusal reason = line.problem().reason();
            String column = line.problem().column() == null
                    ? ""
                    : line.problem().column().heading();
            say(
                    "intake.cli.problem",
                    line.line(),
                    column,
                    text(reason.key(), reason.arguments().toArray()));
        }
    }

    void result(Tally tally, long rowsASecond) {
        say(
                "intake.cli.result",
                tally.added(),
                tally.known(),
                tally.duplicates(),
                tally.refused(),
                tally.ready(),
                rowsASecond);
    }

    private String minute(Instant at) {
        return MINUTE.format(at.atZone(zone.id()));
    }
}
