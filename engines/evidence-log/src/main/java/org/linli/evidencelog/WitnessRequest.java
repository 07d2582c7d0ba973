package org.linli.evidencelog;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.linli.evidencelog.NoteException.Fault;

/**
 * What a log asks of a witness, as the body of {@code add-checkpoint} (C2SP tlog-witness): the size the witness saw last,
 * the proof that the checkpoint continues it, a blank line, and the checkpoint.
 *
 * @param oldSize 0 if the witness has seen nothing of the log
 * @param proof empty where the old size is 0 or the new one
 */
public record WitnessRequest(long oldSize, List<Hash> proof, SignedNote checkpoint) {

    private static final int MOST_HASHES = 63;

    public WitnessRequest {
        proof = List.copyOf(proof);
    }

    /** The request for a checkpoint over a log with these tiles. */
    public static WitnessRequest of(TileStore tiles, long oldSize, SignedNote checkpoint) {
        long size = Checkpoint.parse(checkpoint.text()).size();
        List<Hash> proof = oldSize == 0 || oldSize == size
                ? List.of()
                : ProofBuilder.ofTiles(tiles, size).consistency(oldSize, size).path();
        return new WitnessRequest(oldSize, proof, checkpoint);
    }

    /** The body. */
    public String encode() {
        return proof.stream()
                .map(hash -> hash.base64() + "\n")
                .collect(Collectors.joining("", "old " + oldSize + "\n", "\n" + checkpoint.encode()));
    }

    /**
     * Reads a body.
     *
     * @throws NoteException {@link Fault#MALFORMED_CHECKPOINT}
     */
    public static WitnessRequest parse(String body) {
        int blankLine = body.indexOf("\n\n");
        if (blankLine < 0) {
            throw new NoteException(Fault.MALFORMED_CHECKPOINT, "no blank line before the checkpoint");
        }
        List<String> lines = body.substring(0, blankLine).lines().toList();
        if (!lines.getFirst().matches("old (0|[1-9][0-9]{0,17})") || lines.size() > 1 + MOST_HASHES) {
            throw new NoteException(Fault.MALFORMED_CHECKPOINT, "not the head of a request: " + lines.getFirst());
        }
        List<Hash> proof = new ArrayList<>();
        try {
            lines.stream().skip(1).map(Hash::fromBase64).forEach(proof::add);
        } catch (IllegalArgumentException e) {
            throw new NoteException(Fault.MALFORMED_CHECKPOINT, "a line of the proof is no hash", e);
        }
        return new WitnessRequest(
                Long.parseLong(lines.getFirst().substring("old ".length())),
                proof,
                SignedNote.parse(body.substring(blankLine + 2)));
    }
}
