package org.linli.incidents.intake;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an import would do.
 *
 * @param rows rows of the file that are not empty
 * @param ready rows that would be imported
 * @param refused rows that cannot be
 * @param duplicates rows whose number stands further up in the file
 * @param known rows that were imported before
 * @param earliest time of the oldest message that would be imported
 * @param targets where the messages go, most of them first
 * @param notTaken headings of columns that are not read
 * @param samples the first messages, as long as the import is not over
 */
public record Preview(
        int rows,
        int ready,
        int refused,
        int duplicates,
        int known,
        @Nullable Instant earliest,
        @Nullable Instant latest,
        List<Target> targets,
        List<String> notTaken,
        List<Sample> samples) {

    public Preview {
        targets = List.copyOf(targets);
        notTaken = List.copyOf(notTaken);
        samples = List.copyOf(samples);
    }

    /** A unit and how many messages go to it. */
    public record Target(int unitNo, int rows) {}

    /** A message as it would be imported. */
    public record Sample(int line, String number, Instant at, String subject, int unitNo) {}

    /** Rows that are left out, for whatever reason. */
    public int leftOut() {
        return refused + duplicates + known;
    }
}
