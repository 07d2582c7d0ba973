package org.linli.statute.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.linli.kernel.NumberRanges;
import org.linli.statute.OpenClocks.Move;

/**
 * What a change does to open clocks.
 *
 * @param moved how many are due at another instant
 * @param late how many of them are late through the change alone
 * @param shown the first of those in sight of whoever asks, the newly late ones first
 */
public record Impact(int moved, int late, List<Move> shown) {

    private static final int MOST_SHOWN = 50;

    static Impact of(List<Move> moves, NumberRanges sight, Instant now) {
        return new Impact(
                moves.size(),
                (int) moves.stream().filter(move -> move.isNewlyLate(now)).count(),
                moves.stream()
                        .filter(move -> sight.contains(move.unitNo()))
                        .sorted(Comparator.comparing((Move move) -> !move.isNewlyLate(now))
                                .thenComparing(move -> move.after().at())
                                .thenComparing(Move::name))
                        .limit(MOST_SHOWN)
                        .toList());
    }

    /** One hash for all moves, so that the record of the change commits to each of them. */
    static String digest(List<Move> moves) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            moves.stream()
                    .sorted(Comparator.comparing(Move::id))
                    .forEach(move -> sha.update((move.id() + " " + move.before().at() + " "
                                    + move.after().at() + "\n")
                            .getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
