package org.linli.incidents.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.linli.incidents.intake.IntakeJob.Source;
import org.linli.incidents.intake.sheet.MessageBook;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Transactions;
import org.linli.kernel.UuidV7;
import org.linli.kernel.Zone;
import org.springframework.stereotype.Component;

/** Reads a file into rows that wait for somebody to say yes. */
@Component
class Preparation {

    private static final int LONGEST_NAME = 120;

    private final Transactions transactions;
    private final Addressing addressing;
    private final IntakeJobs jobs;
    private final IntakeLines lines;
    private final Clock clock;
    private final Zone zone;

    Preparation(
            Transactions transactions,
            Addressing addressing,
            IntakeJobs jobs,
            IntakeLines lines,
            Clock clock,
            Zone zone) {
        this.transactions = transactions;
        this.addressing = addressing;
        this.jobs = jobs;
        this.lines = lines;
        this.clock = clock;
        this.zone = zone;
    }

    Outcome<UUID> prepare(Actor actor, IntakeOrder order) {
        int limit = order.limit() == null ? Integer.MAX_VALUE : order.limit();
        return addressing
                .resolve(actor, order.unitCode(), order.places())
                .then(destinations -> transactions.write(
                        Intake.SCOPE, () -> prepare(actor, order, sourceOf(order), destinations, limit)));
    }

    private Outcome<UUID> prepare(Actor actor, IntakeOrder order, Source source, Destinations destinations, int limit) {
        Instant now = clock.instant();
        UUID id = UuidV7.at(now);
        PreviewBuilder preview = new PreviewBuilder(id, destinations, lines);
        jobs.insert(id, destinations.unitNo(), source, actor, preview.build(0, List.of()), now);
        try {
            return new MessageBook(zone.id(), now)
                    .read(order.file(), limit, preview)
                    .map(reading -> {
                        jobs.putPreview(id, preview.build(reading.rows(), reading.notTaken()));
                        return id;
                    });
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + order.file(), e);
        }
    }

    private static Source sourceOf(IntakeOrder order) {
        try (DigestInputStream stream =
                new DigestInputStream(Files.newInputStream(order.file()), MessageDigest.getInstance("SHA-256"))) {
            long bytes = stream.transferTo(OutputStream.nullOutputStream());
            return new Source(
                    nameOf(order.fileName()),
                    bytes,
                    HexFormat.of().formatHex(stream.getMessageDigest().digest()));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + order.file(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Some browsers send the whole path. */
    private static String nameOf(String fileName) {
        String last = fileName.replaceAll("[\\p{Cc}\\p{Cf}]", "").replaceFirst("^.*[/\\\\]", "");
        return last.length() > LONGEST_NAME ? last.substring(last.length() - LONGEST_NAME) : last;
    }
}
