import { equal, fromBase64, joined, sha256 } from './bytes';

/** A checkpoint of a transparency log (C2SP tlog-checkpoint). */
export interface Checkpoint {
  origin: string;
  size: bigint;
  root: Uint8Array<ArrayBuffer>;
}

/** A signed note (C2SP signed-note): the text that is signed and the signatures under it. */
export interface SignedNote {
  text: string;
  signatures: { name: string; keyId: Uint8Array; signature: Uint8Array<ArrayBuffer> }[];
}

/** A verifier key `name+id+base64(type || key)`. */
export interface VerifierKey {
  name: string;
  keyId: Uint8Array;
  key: Uint8Array<ArrayBuffer>;
}

const ed25519 = 1;
const encoder = new TextEncoder();

/** Throws where the note is not one. */
export function parseNote(note: string): SignedNote {
  const border = note.lastIndexOf('\n\n');
  if (border < 0) throw new Error('note without signatures');
  const signatures = note
    .slice(border + 2)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [, name, blob] = /^— (\S+) (\S+)$/.exec(line) ?? [];
      if (name === undefined || blob === undefined) throw new Error('signature line out of shape');
      const bytes = fromBase64(blob);
      return { name, keyId: bytes.slice(0, 4), signature: bytes.slice(4) };
    });
  return { text: note.slice(0, border + 1), signatures };
}

/** Throws where the text is no checkpoint. */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin, size, root] = text.split('\n');
  if (!origin || !/^(0|[1-9]\d*)$/.test(size ?? '') || !root) throw new Error('no checkpoint');
  return { origin, size: BigInt(size ?? ''), root: fromBase64(root) };
}

/** Throws where the key is out of shape or its id does not belong to it. */
export async function parseVerifierKey(text: string): Promise<VerifierKey> {
  const [, name, id, blob] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text) ?? [];
  if (name === undefined || id === undefined || blob === undefined) throw new Error('verifier key out of shape');
  const bytes = fromBase64(blob);
  if (bytes[0] !== ed25519 || bytes.length !== 33) throw new Error('not an Ed25519 key');
  const keyId = (await sha256(joined(encoder.encode(`${name}\n`), bytes))).slice(0, 4);
  if (
    !equal(
      keyId,
      Uint8Array.from(id.match(/../g) ?? [], (pair) => parseInt(pair, 16)),
    )
  )
    throw new Error('key id does not belong to the key');
  return { name, keyId, key: bytes.slice(1) };
}

export type Verdict = 'signed' | 'not-signed' | 'unsupported';

/** Whether this key signed the note; `unsupported` where the browser does not know Ed25519. */
export async function signedBy(note: SignedNote, verifier: VerifierKey): Promise<Verdict> {
  const own = note.signatures.find((each) => each.name === verifier.name && equal(each.keyId, verifier.keyId));
  if (!own) return 'not-signed';
  let key: CryptoKey;
  try {
    key = await crypto.subtle.importKey('raw', verifier.key, 'Ed25519', false, ['verify']);
  } catch {
    return 'unsupported';
  }
  return (await crypto.subtle.verify('Ed25519', key, own.signature, encoder.encode(note.text)))
    ? 'signed'
    : 'not-signed';
}
