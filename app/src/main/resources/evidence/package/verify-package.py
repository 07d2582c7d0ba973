#!/usr/bin/env python3
"""Checks an unpacked evidence package: python3 verify-package.py FOLDER [VERIFIER-KEY]

Needs Python 3.8 and OpenSSL 3, nothing else. Give the verifier key that you were told or that you noted earlier; without
it the key inside the package is used, which only shows that the package agrees with itself.
"""
import base64
import hashlib
import hmac
import json
import os
import subprocess
import sys
import tempfile


def sha256(data):
    return hashlib.sha256(data).digest()


def leaf_hash(data):
    return sha256(b"\x00" + data)


def root_of(value, index, size, proof):
    """RFC 9162, section 2.1.3.2."""
    assert 0 <= index < size, "the index is outside of the tree"
    node, last = index, size - 1
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
    raise AssertionError("not signed by " + verifier_key)


def read(folder, name):
    with open(os.path.join(folder, *name.split("/")), "rb") as file:
        return file.read()


def b64(texts):
    return [base64.b64decode(text) for text in texts]


def check_entry(folder, number, head_size, head_root):
    proof = json.loads(read(folder, "proofs/%s" % number))
    commitment = base64.b64decode(proof["commitment"])
    if proof.get("salt"):
        content = read(folder, "entries/%s" % number)
        made = hmac.new(base64.b64decode(proof["salt"]), b"linli/commitment/v1\0" + content, hashlib.sha256).digest()
        assert made == commitment, "the content is not what was committed to"
        assert json.loads(content)["id"] == proof["id"], "the content is of another entry"
    else:
        assert proof.get("destroyedUnder"), "the content is missing without a certificate"
    leaf = base64.b64decode(proof["leaf"])
    index = int(proof["index"])
    assert int.from_bytes(leaf[:8], "big") == index, "the leaf is of another place"
    member = proof.get("membership")
    if member:
        size = int(member["setSize"])
        root = root_of(leaf_hash(commitment), int(member["place"]), size, b64(member["proof"]))
        assert root == base64.b64decode(member["setRoot"]), "the entry is not in the set"
        commitment = sha256(b"linli/commitment-set/v1\0" + size.to_bytes(8, "big") + root)
    assert leaf[8:] == commitment, "the leaf holds another commitment"
    assert int(proof["size"]) == head_size, "the proof is for another checkpoint"
    assert root_of(leaf_hash(leaf), index, head_size, b64(proof["proof"])) == head_root, "not in the signed tree"


def main():
    folder = sys.argv[1]
    key = sys.argv[2] if len(sys.argv) > 2 else read(folder, "key.txt").decode().strip()
    bad = 0
    manifest = check_signature(read(folder, "manifest").decode(), key).splitlines()
    assert manifest[0] == "linli/evidence-package/1", "not the manifest of an evidence package"
    for line in manifest[4:]:
        stated, name = line.split("  ", 1)
        if sha256(read(folder, name)).hex() != stated:
            print("CHANGED: " + name)
            bad += 1
    origin, size, root = check_signature(read(folder, "checkpoint").decode(), key).split("\n")[:3]
    numbers = sorted(os.listdir(os.path.join(folder, "proofs")))
    for number in numbers:
        try:
            check_entry(folder, number, int(size), base64.b64decode(root))
        except (AssertionError, KeyError, ValueError, OSError) as problem:
            print("BAD: entries/%s: %s" % (number, problem))
            bad += 1
    print("%s: %d entries in the log %s of size %s" % ("BROKEN" if bad else "OK", len(numbers), origin, size))
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
