package org.linli.incidents.intake.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.linli.incidents.intake.Intake;
import org.linli.incidents.intake.IntakeJob;
import org.linli.incidents.intake.IntakeJob.State;
import org.linli.incidents.intake.IntakeOrder;
import org.linli.incidents.intake.IntakeReport;
import org.linli.incidents.intake.IntakeWork;
import org.linli.kernel.Actor;
import org.linli.kernel.Command;
import org.linli.kernel.Outcome;
import org.linli.kernel.Purpose;
import org.linli.kernel.Refusal;
import org.linli.kernel.Scope;
import org.linli.kernel.Zone;
import org.linli.territory.Territory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./linli import petitions}: preview, question, import with a progress bar, report. */
@Component
class ImportPetitions implements Command {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int USED_WRONGLY = 2;
    private static final Locale LANGUAGE = Locale.SIMPLIFIED_CHINESE;
    private static final int BETWEEN_LOOKS_MILLIS = 200;

    private final Intake intake;
    private final IntakeWork work;
    private final IntakeReport csv;
    private final Keyboard keyboard;
    private final MessageSource messages;
    private final JsonMapper json;
    private final Territory territory;
    private final Zone zone;
    private final Clock clock;

    ImportPetitions(
            Intake intake,
            IntakeWork work,
            IntakeReport csv,
            Keyboard keyboard,
            MessageSource messages,
            JsonMapper json,
            Territory territory,
            Zone zone,
            Clock clock) {
        this.intake = intake;
        this.work = work;
        this.csv = csv;
        this.keyboard = keyboard;
        this.messages = messages;
        this.json = json;
        this.territory = territory;
        this.zone = zone;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "import petitions";
    }

    @Override
    public String usage() {
        return "import petitions FILE.xlsx [--unit CODE] [--place WORD=CODE …] [--limit N] [--yes] [--report FILE.csv]"
                + "   residents' messages of another system as reports";
    }

    @Override
    public int run(List<String> words, PrintStream out, PrintStream err) {
        Spoken spoken = new Spoken(err, messages, LANGUAGE, zone, territory);
        return switch (Arguments.parse(words)) {
            case Outcome.Done<Arguments> done -> run(done.value(), new JsonLines(out, json), spoken);
            case Outcome.Refused<Arguments> refused -> {
                spoken.complain(refused.refusal());
                err.println("  ./linli " + usage());
                yield USED_WRONGLY;
            }
        };
    }

    private int run(Arguments arguments, JsonLines out, Spoken spoken) {
        if (!Files.isRegularFile(arguments.file()) || !Files.isReadable(arguments.file())) {
            spoken.complain("intake.cli.file-unreadable", arguments.file().toString());
            return USED_WRONGLY;
        }
        Actor actor = actor(spoken);
        IntakeOrder order = new IntakeOrder(
                arguments.file(),
                String.valueOf(arguments.file().getFileName()),
                arguments.unitCode(),
                arguments.places(),
                arguments.limit());
        return switch (intake.prepare(actor, order)) {
            case Outcome.Done<UUID> done -> preview(actor, done.value(), arguments, out, spoken);
            case Outcome.Refused<UUID> refused -> refused(refused.refusal(), out, spoken);
        };
    }

    /** The history names the import itself: on the command line nobody has signed in. */
    private static Actor actor(Spoken spoken) {
        Purpose purpose = new Purpose("incidents.import");
        return new Actor(
                Actor.Kind.SYSTEM, null, spoken.text("intake.cli.actor"), null, new Scope.SystemJob(purpose), Set.of());
    }

    private static int refused(Refusal refusal, JsonLines out, Spoken spoken) {
        spoken.complain(refusal);
        out.refused(refusal);
        boolean isWrongOption =
                refusal.key().startsWith("intake.order.") && !refusal.key().endsWith(".no-units");
        return isWrongOption ? USED_WRONGLY : FAILED;
    }

    private int preview(Actor actor, UUID id, Arguments arguments, JsonLines out, Spoken spoken) {
        Intake.Standing standing = intake.findStanding(actor, id).orElseThrow();
        IntakeJob job = standing.job();
        spoken.preview(job, standing.problems());
        out.preview(job);
        if (job.rowsTotal() == 0) {
            spoken.complain("intake.refused.nothing-to-import");
            writeReport(actor, job, arguments, spoken);
            intake.drop(actor, id);
            return job.preview().known() > 0 ? DONE : FAILED;
        }
        if (!arguments.isAgreed() && !keyboard.isAttended()) {
            intake.drop(actor, id);
            spoken.complain("intake.cli.not-attended");
            return USED_WRONGLY;
        }
        if (!arguments.isAgreed() && !agrees(job, spoken)) {
            intake.drop(actor, id);
            spoken.say("intake.cli.left");
            return FAILED;
        }
        intake.start(actor, id).orThrow();
        IntakeJob ended = watch(actor, id, spoken);
        return report(actor, ended, arguments, out, spoken);
    }

    private boolean agrees(IntakeJob job, Spoken spoken) {
        spoken.stream().print("  " + spoken.text("intake.cli.question", job.rowsTotal()) + " [y/N] ");
        spoken.stream().flush();
        String answer = keyboard.readLine().toLowerCase(Locale.ROOT);
        return List.of("y", "yes", "是").contains(answer);
    }

    /** Works on it here, unless a server that runs beside takes it up first. */
    private IntakeJob watch(Actor actor, UUID id, Spoken spoken) {
        ProgressBar bar = new ProgressBar(spoken.stream(), keyboard.isAttended(), clock);
        work.wake();
        IntakeJob job = intake.find(actor, id).orElseThrow();
        while (job.state().isUnderWay()) {
            bar.draw(job);
            rest();
            work.wake();
            job = intake.find(actor, id).orElseThrow();
        }
        bar.end(job);
        return job;
    }

    private static void rest() {
        try {
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while importing", e);
        }
    }

    private int report(Actor actor, IntakeJob job, Arguments arguments, JsonLines out, Spoken spoken) {
        Intake.Standing standing = intake.findStanding(actor, job.id()).orElseThrow();
        long rowsASecond = ProgressBar.rowsASecond(job, clock.instant());
        spoken.result(standing.tally(), rowsASecond);
        Optional.ofNullable(job.failure()).ifPresent(spoken::complain);
        out.result(job, standing.tally(), rowsASecond);
        boolean isWritten = writeReport(actor, job, arguments, spoken);
        return job.state() == State.DONE && isWritten ? DONE : FAILED;
    }

    private boolean writeReport(Actor actor, IntakeJob job, Arguments arguments, Spoken spoken) {
        Path file = arguments.report();
        if (file == null) {
            return true;
        }
        try (OutputStream stream = Files.newOutputStream(file)) {
            csv.write(intake.report(actor, job.id()), spoken.locale(), stream);
            spoken.say("intake.cli.report", file.toString());
            return true;
        } catch (IOException e) {
            spoken.complain("intake.cli.report-failed", file.toString(), String.valueOf(e.getMessage()));
            return false;
        }
    }
}
