package org.linli.evidence.internal;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.linli.evidence.internal.Outbound.Answer;
import org.linli.evidencelog.Checkpoint;
import org.linli.evidencelog.CosignerKey;
import org.linli.evidencelog.NoteSignature;
import org.linli.evidencelog.SignedNote;
import org.linli.evidencelog.WitnessRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Asks witnesses to cosign the latest checkpoint (C2SP tlog-witness, {@code add-checkpoint}). A witness remembers the size
 * it has seen and cosigns only what continues it, so it can be shown no second history.
 */
@Component
class Witnesses {

    private static final Duration FUTURE_ALLOWED = Duration.ofMinutes(5);
    private static final int CONFLICT = 409;
    private static final int OK = 200;

    private final List<Witness> witnesses;
    private final CheckpointRows checkpoints;
    private final DatabaseTiles tiles;
    private final DeliveryRows deliveries;
    private final Clock clock;
    private final Outbound outbound = new Outbound();

    /** @param setting {@code LINLI_WITNESSES}: verifier key and address of each, a space between, commas behind */
    Witnesses(
            @Value("${linli.witnesses:}") String setting,
            CheckpointRows checkpoints,
            DatabaseTiles tiles,
            DeliveryRows deliveries,
            Clock clock) {
        this.witnesses = Arrays.stream(setting.split(",", -1))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(Witness::parse)
                .toList();
        this.checkpoints = checkpoints;
        this.tiles = tiles;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    private record Witness(CosignerKey key, URI address) {

        static Witness parse(String text) {
            String[] parts = text.split("\\s+", -1);
            if (parts.length != 2) {
                throw new IllegalArgumentException("LINLI_WITNESSES: not a key and an address: " + text);
            }
            String prefix = parts[1].endsWith("/") ? parts[1] : parts[1] + "/";
            return new Witness(CosignerKey.parse(parts[0]), Outbound.address(prefix + "add-checkpoint"));
        }

        String place() {
            return "witness " + key.name();
        }
    }

    boolean areConfigured() {
        return !witnesses.isEmpty();
    }

    /** Brings the latest checkpoint to every witness; keeps it with the cosignatures that came back. */
    void cosign() {
        StoredCheckpoint latest = checkpoints.findLatest().orElse(null);
        if (latest == null || witnesses.isEmpty()) {
            return;
        }
        SignedNote note = SignedNote.parse(latest.note());
        SignedNote cosigned = note;
        for (Witness witness : witnesses) {
            Instant now = clock.instant();
            try {
                for (NoteSignature signature : ask(witness, note)) {
                    cosigned = cosigned.with(signature);
                }
                deliveries.done(witness.place(), latest.head().size(), now);
            } catch (IOException | RuntimeException failure) {
                deliveries.failed(witness.place(), DeliveryRows.reason(failure), now);
            }
        }
        if (cosigned.signatures().size() > note.signatures().size()) {
            checkpoints.keepCosigned(latest.head().size(), cosigned.encode(), clock.instant());
        }
    }

    private List<NoteSignature> ask(Witness witness, SignedNote note) throws IOException {
        long size = Checkpoint.parse(note.text()).size();
        long known = Math.min(deliveries.findSize(witness.place()).orElse(0L), size);
        Answer answer = ask(witness, note, known);
        if (answer.status() == CONFLICT) {
            answer = ask(witness, note, sizeIn(answer.body(), size));
        }
        if (answer.status() != OK) {
            throw new IOException("answered " + answer.status());
        }
        List<NoteSignature> valid = answer.body()
                .lines()
                .filter(line -> !line.isBlank())
                .map(NoteSignature::parse)
                .filter(signature -> isFresh(witness, note, signature))
                .toList();
        if (valid.isEmpty()) {
            throw new IOException("answered without a valid cosignature");
        }
        return valid;
    }

    private Answer ask(Witness witness, SignedNote note, long known) throws IOException {
        return outbound.post(
                witness.address(),
                "text/plain; charset=utf-8",
                WitnessRequest.of(tiles, known, note).encode());
    }

    /** A witness that has seen more of this log than there is must not be talked out of it. */
    private static long sizeIn(String body, long size) throws IOException {
        if (!body.strip().matches("0|[1-9][0-9]{0,17}")) {
            throw new IOException("answered 409 without a size");
        }
        long seen = Long.parseLong(body.strip());
        if (seen > size) {
            throw new IOException("has seen %d leaves, the log has %d: it was cut back".formatted(seen, size));
        }
        return seen;
    }

    private boolean isFresh(Witness witness, SignedNote note, NoteSignature signature) {
        return witness.key()
                .findTime(note.text(), signature)
                .filter(time -> time.isBefore(clock.instant().plus(FUTURE_ALLOWED)))
                .isPresent();
    }
}
