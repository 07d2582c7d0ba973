import { generateKeyPairSync, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { fromBase64, joined, sha256 } from '../src/receipt/bytes';
import { check } from '../src/receipt/check';
import { leafHash, nodeHash } from '../src/receipt/inclusion';
import { parseCheckpoint, parseNote, parseVerifierKey, signedBy } from '../src/receipt/note';

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

// The worked example of the C2SP signed-note specification, from golang.org/x/mod/sumdb/note.
const peter = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const neumann = `If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`;

test('the example of the specification is signed by its author', async () => {
  expect(await signedBy(parseNote(neumann), await parseVerifierKey(peter))).toBe('signed');
});

test('one letter changed and nobody signed it', async () => {
  const changed = parseNote(neumann.replace('answer', 'Answer'));
  expect(await signedBy(changed, await parseVerifierKey(peter))).toBe('not-signed');
});

test('a key whose id does not belong to it is refused', async () => {
  await expect(parseVerifierKey(peter.replace('c74f20a3', 'c74f20a4'))).rejects.toThrow('id');
});

test.each(['', 'text without signatures\n', 'text\n\nno dash\n', 'text\n\n— name not*base64\n'])(
  'no note: %j',
  (text) => {
    expect(() => parseNote(text)).toThrow();
  },
);

test.each(['', 'origin\n12\n', 'origin\n012\nAAAA\n', 'origin\n-1\nAAAA\n', 'origin\n1e3\nAAAA\n'])(
  'no checkpoint: %j',
  (text) => {
    expect(() => parseCheckpoint(text)).toThrow();
  },
);

async function receipt() {
  const [left, right] = [await leafHash(Uint8Array.of(1)), await leafHash(Uint8Array.of(2))];
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  const key = joined(Uint8Array.of(1), raw);
  const id = (await sha256(joined(new TextEncoder().encode('test/log\n'), key))).slice(0, 4);
  const text = `test/log\n2\n${base64(await nodeHash(left, right))}\n`;
  const signature = base64(joined(id, sign(null, Buffer.from(text), privateKey)));
  return {
    leafHash: base64(right),
    index: '1',
    size: '2',
    proof: [base64(left)],
    checkpoint: `${text}\n— test/log ${signature}\n`,
    verifierKey: `test/log+${Buffer.from(id).toString('hex')}+${base64(key)}`,
  };
}

test('a receipt is followed from its leaf to the signed root', async () => {
  const found = await check(await receipt());
  expect(found).toMatchObject({ isIncluded: true, signature: 'signed', origin: 'test/log', size: 2n });
  expect(found.way).toHaveLength(1);
});

test('a receipt that states another size than its checkpoint is not included', async () => {
  expect((await check({ ...(await receipt()), size: '3' })).isIncluded).toBe(false);
});

test('another leaf is not included', async () => {
  const other = base64(await leafHash(Uint8Array.of(3)));
  expect((await check({ ...(await receipt()), leafHash: other })).isIncluded).toBe(false);
});

test('base64 is read strictly enough to throw on rubbish', () => {
  expect(() => fromBase64('***')).toThrow();
});
