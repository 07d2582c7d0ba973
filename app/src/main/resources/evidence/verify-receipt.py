#!/usr/bin/env python3
"""Checks a receipt: python3 verify-receipt.py receipt.json [VERIFIER-KEY]

Needs Python 3.8 and OpenSSL 3. Give the verifier key that you were told or that you noted earlier; without it the key
inside the receipt is used, which only shows that the receipt agrees with itself.
"""
import base64
import hashlib
import json
import os
import subprocess
import sys
import tempfile


def sha256(data):
    return hashlib.sha256(data).digest()


def root_of(leaf_hash, index, size, proof):
    """RFC 9162, section 2.1.3.2."""
    assert 0 <= index < size, "the index is outside of the log"
    node, last, value = index, size - 1, leaf_hash
    for sibling in proof:
        assert last > 0, "the proof is too long"
        if node & 1 or node == last:
            value = sha256(b"\x01" + sibling + value)
            while node and not node & 1:
                node, last = node >> 1, last >> 1
        else:
            value = sha256(b"\x01" + value + sibling)
        node, last = node >> 1, last >> 1
    assert last == 0, "the proof is too short"
    return value


def check_member(member, leaf):
    """An entry of a bulk act: its commitment is in the set which the leaf commits to."""
    size = int(member["setSize"])
    root = root_of(sha256(b"\x00" + base64.b64decode(member["commitment"])), int(member["place"]), size,
                   [base64.b64decode(sibling) for sibling in member["proof"]])
    assert root == base64.b64decode(member["setRoot"]), "the entry is not in the set"
    assert sha256(b"linli/commitment-set/v1\0" + size.to_bytes(8, "big") + root) == leaf[8:], "the leaf is of another set"
    return base64.b64decode(member["commitment"])


def check_signature(note, verifier_key):
    name, key_hash, encoded = verifier_key.split("+", 2)
    key = base64.b64decode(encoded)
    assert sha256(name.encode() + b"\n" + key)[:4].hex() == key_hash, "the key does not fit its name"
    border = note.rindex("\n\n")
    text = note[: border + 1]
    for line in note[border + 2 :].splitlines():
        _, signer, blob = line.split(" ")
        signature = base64.b64decode(blob)
        if signer == name and signature[:4].hex() == key_hash:
            with tempfile.TemporaryDirectory() as folder:
                files = {"key": bytes.fromhex("302a300506032b6570032100") + key[1:],
                         "text": text.encode(), "signature": signature[4:]}
                for file, content in files.items():
                    with open(os.path.join(folder, file), "wb") as out:
                        out.write(content)
                subprocess.run(["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", "key",
                                "-rawin", "-in", "text", "-sigfile", "signature"],
                               cwd=folder, check=True, stdout=subprocess.DEVNULL)
            return text
    raise AssertionError("the checkpoint is not signed by " + verifier_key)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        receipt = json.load(file)
    text = check_signature(receipt["checkpoint"], sys.argv[2] if len(sys.argv) > 2 else receipt["verifierKey"])
    origin, size, root = text.split("\n")[:3]
    leaf = base64.b64decode(receipt["leaf"])
    index = int(receipt["index"])
    assert int.from_bytes(leaf[:8], "big") == index, "the leaf is of another place"
    proof = [base64.b64decode(sibling) for sibling in receipt["proof"]]
    computed = root_of(sha256(b"\x00" + leaf), index, int(size), proof)
    assert computed == base64.b64decode(root), "the way from the leaf does not lead to the signed root"
    commitment = check_member(receipt["membership"], leaf) if "membership" in receipt else leaf[8:]
    print("OK: commitment %s is leaf %d of %s in the log %s" % (commitment.hex(), index, size, origin))


if __name__ == "__main__":
    main()
