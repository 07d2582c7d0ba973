// Makes app/src/main/resources/identity/common-passwords.bin from the list of the commonest passwords in the npm package
// @zxcvbn-ts/language-common (MIT): node tools/common-passwords.mjs path/to/passwords.json
// Each password of four or more characters becomes the first six bytes of its SHA-256; the file holds them sorted.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";

const words = JSON.parse(readFileSync(process.argv[2], "utf8"));
const hashes = words
  .map((word) => String(word).toLowerCase())
  .filter((word) => [...word].length >= 4)
  .map((word) => createHash("sha256").update(word, "utf8").digest().subarray(0, 6));
hashes.sort(Buffer.compare);
const distinct = hashes.filter((hash, at) => at === 0 || !hash.equals(hashes[at - 1]));
writeFileSync("app/src/main/resources/identity/common-passwords.bin", Buffer.concat(distinct));
console.log(`${distinct.length} passwords`);
