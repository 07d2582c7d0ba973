import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fromBase64 } from '../src/receipt/bytes';
import { climb, includes, leafHash, nodeHash } from '../src/receipt/inclusion';

interface Vector {
  leafIdx: string;
  treeSize: string;
  root: string | null;
  leafHash: string | null;
  proof: string[] | null;
  desc: string;
  wantErr: boolean;
}

const folder = resolve(import.meta.dirname, 'vectors/inclusion');

/** The vectors hold numbers beyond 2^53, which JSON.parse would round. */
function read(name: string): Vector {
  const text = readFileSync(resolve(folder, name), 'utf8');
  return JSON.parse(text.replace(/("leafIdx"|"treeSize"): (\d+)/g, '$1: "$2"')) as Vector;
}

describe('vectors of transparency-dev/merkle', () => {
  const names = readdirSync(folder);

  test('are there, good and bad', () => {
    const wanted = names.map((name) => read(name).wantErr);
    expect(wanted).toContain(true);
    expect(wanted).toContain(false);
  });

  test.each(names)('%s', async (name) => {
    const vector = read(name);
    const inclusion = {
      leafHash: fromBase64(vector.leafHash ?? ''),
      index: BigInt(vector.leafIdx),
      size: BigInt(vector.treeSize),
      proof: (vector.proof ?? []).map(fromBase64),
    };
    expect(await includes(inclusion, fromBase64(vector.root ?? ''))).toBe(!vector.wantErr);
  });
});

/** A tree built straight from the definition in RFC 6962, 2.1. */
async function rootOf(hashes: Uint8Array<ArrayBuffer>[]): Promise<Uint8Array<ArrayBuffer>> {
  const [only] = hashes;
  if (hashes.length === 1 && only) return only;
  const split = splitOf(hashes.length);
  return nodeHash(await rootOf(hashes.slice(0, split)), await rootOf(hashes.slice(split)));
}

async function pathOf(index: number, hashes: Uint8Array<ArrayBuffer>[]): Promise<Uint8Array<ArrayBuffer>[]> {
  if (hashes.length === 1) return [];
  const split = splitOf(hashes.length);
  const [left, right] = [hashes.slice(0, split), hashes.slice(split)];
  return index < split
    ? [...(await pathOf(index, left)), await rootOf(right)]
    : [...(await pathOf(index - split, right)), await rootOf(left)];
}

function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

test('every leaf of every tree of up to 20 leaves is found, and none in its neighbour’s place', async () => {
  const hashes = await Promise.all(Array.from({ length: 20 }, (_, leaf) => leafHash(Uint8Array.of(leaf))));
  for (let size = 1; size <= hashes.length; size++) {
    const tree = hashes.slice(0, size);
    const root = await rootOf(tree);
    for (const [index, leaf] of tree.entries()) {
      const inclusion = { leafHash: leaf, index: BigInt(index), size: BigInt(size), proof: await pathOf(index, tree) };
      expect(await includes(inclusion, root)).toBe(true);
      const moved = { ...inclusion, index: BigInt((index + 1) % size) };
      expect(await includes(moved, root)).toBe(size === 1);
    }
  }
});

test('the way up names the side of each neighbour', async () => {
  const hashes = await Promise.all([0, 1, 2].map((leaf) => leafHash(Uint8Array.of(leaf))));
  const [first, second, third] = hashes;
  if (!first || !second || !third) throw new Error('no leaves');
  const way = await climb({ leafHash: second, index: 1n, size: 3n, proof: [first, third] });
  expect(way?.map(({ side }) => side)).toEqual(['left', 'right']);
});
