import { equal, fromBase64, hex } from './bytes';
import { climb, type Climb, type Inclusion } from './inclusion';
import { parseCheckpoint, parseNote, parseVerifierKey, signedBy, type Verdict } from './note';

/** The proof as the server puts it into the page; hashes in base64, whole numbers as decimal text. */
export interface Proof {
  leafHash: string;
  index: string;
  size: string;
  proof: string[];
  checkpoint: string;
  verifierKey: string;
}

export interface Findings {
  leaf: string;
  way: Climb[];
  root: string;
  size: bigint;
  origin: string;
  isIncluded: boolean;
  signature: Verdict;
}

/** Walks from the leaf to the root of the signed checkpoint. Throws where the proof cannot even be read. */
export async function check(proof: Proof): Promise<Findings> {
  const inclusion: Inclusion = {
    leafHash: fromBase64(proof.leafHash),
    index: BigInt(proof.index),
    size: BigInt(proof.size),
    proof: proof.proof.map(fromBase64),
  };
  const note = parseNote(proof.checkpoint);
  const { origin, size, root } = parseCheckpoint(note.text);
  const way = await climb(inclusion);
  const top = way?.at(-1)?.hash ?? inclusion.leafHash;
  return {
    leaf: hex(inclusion.leafHash),
    way: way ?? [],
    root: hex(root),
    size,
    origin,
    isIncluded: way !== undefined && size === inclusion.size && equal(top, root),
    signature: await signedBy(note, await parseVerifierKey(proof.verifierKey)),
  };
}
