package org.linli.evidence.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.linli.evidence.Receipt.Membership;
import org.linli.evidence.internal.Finding.Kind;
import org.linli.evidencelog.Commitment;
import org.linli.evidencelog.CommitmentSet.MemberProof;
import org.linli.evidencelog.Hash;
import org.linli.evidencelog.InclusionProof;
import org.linli.evidencelog.LeafData;
import org.linli.evidencelog.NoteException;
import org.linli.evidencelog.Salt;
import org.linli.evidencelog.SignedNote;
import org.linli.evidencelog.TreeHead;
import org.linli.evidencelog.VerifierKey;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks an evidence package by what is in it, a key, and checkpoints from outside if there are any. */
final class PackageCheck {

    private final Optional<String> givenKey;
    private final List<Path> checkpoints;
    private final JsonMapper json = new JsonMapper();
    private final List<Finding> findings = new ArrayList<>();

    PackageCheck(Optional<String> givenKey, List<Path> checkpoints) {
        this.givenKey = givenKey;
        this.checkpoints = checkpoints;
    }

    Verification run(Path file) {
        SortedMap<String, byte[]> files;
        try {
            files = PackageArchive.read(file);
        } catch (IOException | IllegalArgumentException unreadable) {
            findings.add(Finding.of(Kind.FILE_CHANGED, "the package cannot be read: " + unreadable.getMessage()));
            return new Verification("", TreeHead.EMPTY, findings, new TreeMap<>());
        }
        Optional<VerifierKey> key = givenKey.map(VerifierKey::parse).or(() -> keyInside(files));
        return key.map(known -> check(files, known))
                .orElseGet(() -> new Verification("", TreeHead.EMPTY, findings, new TreeMap<>()));
    }

    private Optional<VerifierKey> keyInside(Map<String, byte[]> files) {
        try {
            return Optional.of(VerifierKey.parse(text(files, PackageFiles.KEY).strip()));
        } catch (NoteException malformed) {
            findings.add(changed(PackageFiles.KEY, String.valueOf(malformed.getMessage())));
            return Optional.empty();
        }
    }

    private Verification check(SortedMap<String, byte[]> files, VerifierKey key) {
        KeptCheckpoints kept = new KeptCheckpoints(key);
        checkpoints.forEach(kept::addNamed);
        checkManifest(files, key);
        Optional<TreeHead> head = kept.open(PackageFiles.CHECKPOINT, text(files, PackageFiles.CHECKPOINT));
        findings.addAll(kept.findings());
        long entries = head.map(known -> checkEntries(files, known, kept)).orElse(0L);
        if (entries == 0) {
            findings.add(Finding.of(Kind.ENTRY_MISSING, "the package holds no entry that can be checked"));
        }
        return new Verification(
                key.name(),
                head.orElse(TreeHead.EMPTY),
                findings,
                new TreeMap<>(Map.of("entries", Long.toString(entries))));
    }

    private void checkManifest(Map<String, byte[]> files, VerifierKey key) {
        Map<String, String> stated = new HashMap<>();
        try {
            SignedNote manifest = SignedNote.parse(text(files, PackageFiles.MANIFEST));
            manifest.verify(Set.of(key));
            List<String> lines = manifest.text().lines().toList();
            if (!lines.getFirst().equals(PackageFiles.FORM) || !lines.get(1).equals(key.name())) {
                findings.add(changed(PackageFiles.MANIFEST, "is not that of an evidence package of this log"));
            }
            lines.stream()
                    .filter(line -> line.matches("[0-9a-f]{64}  \\S+"))
                    .forEach(line -> stated.put(line.substring(66), line.substring(0, 64)));
        } catch (NoteException forged) {
            findings.add(changed(PackageFiles.MANIFEST, String.valueOf(forged.getMessage())));
            return;
        }
        stated.forEach((name, hash) -> {
            byte[] content = files.get(name);
            if (content == null) {
                findings.add(changed(name, "is missing"));
            } else if (!PackageMaker.sha256(content).equals(hash)) {
                findings.add(changed(name, "is not the one that was signed"));
            }
        });
        files.keySet().stream()
                .filter(name -> !name.equals(PackageFiles.MANIFEST) && !stated.containsKey(name))
                .forEach(name -> findings.add(changed(name, "was put in afterwards")));
    }

    private long checkEntries(SortedMap<String, byte[]> files, TreeHead head, KeptCheckpoints kept) {
        for (TreeHead known : kept.heads()) {
            if (known.size() == head.size() && !known.root().equals(head.root())) {
                findings.add(Finding.of(
                        Kind.CHECKPOINT_INVALID, "another root is known over the same " + head.size() + " leaves"));
            }
        }
        List<String> proofs = files.keySet().stream()
                .filter(name -> name.startsWith("proofs/"))
                .toList();
        for (String name : proofs) {
            String entry = name.replace("proofs/", "entries/");
            try {
                PackageFiles.Proof proof = json.readValue(files.get(name), PackageFiles.Proof.class);
                checkEntry(entry, Optional.ofNullable(files.get(entry)), proof, head);
            } catch (JacksonException | IllegalArgumentException | NullPointerException unreadable) {
                findings.add(changed(name, "cannot be read"));
            }
        }
        return proofs.size();
    }

    private void checkEntry(String name, Optional<byte[]> canonical, PackageFiles.Proof proof, TreeHead head) {
        Finding about = about(name, canonical, proof);
        LeafData leaf = LeafData.decode(bytes(proof.leaf()));
        Commitment commitment = new Commitment(Hash.fromBase64(proof.commitment()));
        if (!opens(canonical, proof, commitment)) {
            findings.add(with(about, Kind.ENTRY_CHANGED, "its content is not what was committed to"));
        }
        boolean isCommittedTo = proof.membership()
                .map(member -> isMember(member, commitment, leaf.commitment()))
                .orElse(commitment.equals(leaf.commitment()));
        if (!isCommittedTo) {
            findings.add(with(about, Kind.LEAF_CHANGED, "the leaf holds another commitment than the entry"));
        }
        InclusionProof place =
                new InclusionProof(Long.parseLong(proof.index()), Long.parseLong(proof.size()), hashes(proof.proof()));
        if (leaf.sequence() != place.index()
                || place.treeSize() != head.size()
                || !place.proves(leaf.leafHash(), head.root())) {
            findings.add(with(about, Kind.TREE_BROKEN, "the way from its leaf does not lead to the signed root"));
        }
    }

    private boolean opens(Optional<byte[]> canonical, PackageFiles.Proof proof, Commitment commitment) {
        if (canonical.isEmpty() && proof.salt().isEmpty()) {
            return proof.destroyedUnder().isPresent();
        }
        if (canonical.isEmpty() || proof.salt().isEmpty()) {
            return false;
        }
        byte[] content = canonical.get();
        return commitment.opensTo(Salt.of(bytes(proof.salt().get())), content)
                && json.readTree(content).path("id").asString().equals(proof.id());
    }

    private static boolean isMember(Membership member, Commitment own, Commitment set) {
        InclusionProof place = new InclusionProof(member.place(), member.setSize(), hashes(member.proof()));
        return new MemberProof(place, Hash.fromBase64(member.setRoot())).proves(own, set);
    }

    /** Which entry it is, as far as it can be read. */
    private Finding about(String name, Optional<byte[]> canonical, PackageFiles.Proof proof) {
        Optional<JsonNode> said = canonical.flatMap(this::readable);
        return new Finding(
                Kind.ENTRY_CHANGED,
                Long.parseLong(proof.index()),
                UUID.fromString(proof.id()),
                said.map(entry -> entry.path("at").asString())
                        .filter(at -> at.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z"))
                        .map(Instant::parse)
                        .orElse(null),
                said.map(entry -> entry.path("verb").asString()).orElse(null),
                name);
    }

    private Optional<JsonNode> readable(byte[] content) {
        try {
            return Optional.of(json.readTree(content));
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    private static Finding with(Finding about, Kind kind, String detail) {
        return new Finding(
                kind, about.index(), about.entryId(), about.at(), about.verb(), about.detail() + ": " + detail);
    }

    private static Finding changed(String name, String detail) {
        return Finding.of(Kind.FILE_CHANGED, name + ": " + detail);
    }

    private static List<Hash> hashes(List<String> base64) {
        return base64.stream().map(Hash::fromBase64).toList();
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    private static String text(Map<String, byte[]> files, String name) {
        byte[] content = files.get(name);
        return content == null ? "" : new String(content, StandardCharsets.UTF_8);
    }
}
