import { equal, joined, sha256 } from './bytes';

/** An RFC 6962 inclusion proof: leaf `index` (from 0) of a tree of `size` leaves. */
export interface Inclusion {
  leafHash: Uint8Array<ArrayBuffer>;
  index: bigint;
  size: bigint;
  proof: Uint8Array<ArrayBuffer>[];
}

/** One step up the tree: the neighbour, on which side it stands, and the hash of both. */
export interface Climb {
  neighbour: Uint8Array;
  side: 'left' | 'right';
  hash: Uint8Array;
}

const hashBytes = 32;

export function leafHash(leaf: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return sha256(joined(Uint8Array.of(0), leaf));
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return sha256(joined(Uint8Array.of(1), left, right));
}

/** The way from the leaf to the root (RFC 9162, 2.1.3.2), or nothing where the proof has not the shape of this tree. */
export async function climb(inclusion: Inclusion): Promise<Climb[] | undefined> {
  const { leafHash, index, size, proof } = inclusion;
  if (!hasShape(inclusion)) return undefined;
  const way: Climb[] = [];
  let node = index;
  let last = size - 1n;
  let hash = leafHash;
  for (const neighbour of proof) {
    if (last === 0n) return undefined;
    const side = isOdd(node) || node === last ? 'left' : 'right';
    hash = await (side === 'left' ? nodeHash(neighbour, hash) : nodeHash(hash, neighbour));
    way.push({ neighbour, side, hash });
    // The last node of a level without a neighbour rises until it has one.
    while (side === 'left' && !isOdd(node) && node !== 0n) [node, last] = [node >> 1n, last >> 1n];
    [node, last] = [node >> 1n, last >> 1n];
  }
  return last === 0n ? way : undefined;
}

function hasShape({ leafHash, index, size, proof }: Inclusion): boolean {
  return index >= 0n && index < size && [leafHash, ...proof].every((hash) => hash.length === hashBytes);
}

function isOdd(number: bigint): boolean {
  return (number & 1n) === 1n;
}

/** True if the proof leads from the leaf to exactly this root. */
export async function includes(inclusion: Inclusion, root: Uint8Array): Promise<boolean> {
  const way = await climb(inclusion);
  return way !== undefined && equal(way.at(-1)?.hash ?? inclusion.leafHash, root);
}
