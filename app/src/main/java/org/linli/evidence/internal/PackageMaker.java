package org.linli.evidence.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.EvidenceLog;
import org.linli.evidence.Receipt.Membership;
import org.linli.evidence.Subject;
import org.linli.evidence.internal.MemberRows.Place;
import org.linli.evidencelog.Checkpoint;
import org.linli.evidencelog.Hash;
import org.linli.evidencelog.LeafData;
import org.linli.evidencelog.ProofBuilder;
import org.linli.evidencelog.SignedNote;
import org.linli.kernel.Actor;
import org.linli.kernel.Purpose;
import org.linli.kernel.Transactions;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.QrCode;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes evidence packages: everything about one record, to be verified by others without us (M06-13). */
@Component
public class PackageMaker {

    public static final Purpose PURPOSE = new Purpose("evidence.package");

    private final Transactions transactions;
    private final Evidence evidence;
    private final EvidenceLog log;
    private final KeptContents contents;
    private final LeafRows leaves;
    private final MemberRows members;
    private final Destructions destructions;
    private final CheckpointRows checkpoints;
    private final DatabaseTiles tiles;
    private final LogKeys keys;
    private final JsonMapper json;
    private final Clock clock;

    PackageMaker(
            Transactions transactions,
            Evidence evidence,
            EvidenceLog log,
            JdbcClient jdbc,
            LeafRows leaves,
            MemberRows members,
            Destructions destructions,
            CheckpointRows checkpoints,
            DatabaseTiles tiles,
            LogKeys keys,
            JsonMapper json,
            Clock clock) {
        this.transactions = transactions;
        this.evidence = evidence;
        this.log = log;
        this.contents = new KeptContents(jdbc);
        this.leaves = leaves;
        this.members = members;
        this.destructions = destructions;
        this.checkpoints = checkpoints;
        this.tiles = tiles;
        this.keys = keys;
        this.json = json;
        this.clock = clock;
    }

    private record Content(LeafKind kind, KeptContent kept) {}

    /**
     * A package about a subject. That it was made, by whom and what for, is recorded as an opening of the record and as an
     * act, both before anything is handed out.
     *
     * @param reason what the package is for, in the auditor's words
     * @param receiptAddress address of receipts, to which the id of an entry is put
     * @throws NotFound if the auditor's scope shows nothing about the subject
     */
    public byte[] make(Actor auditor, Subject subject, String reason, String receiptAddress) {
        log.sequenceNow();
        List<Content> about = transactions.write(auditor.scope(), () -> {
            List<Content> found = new ArrayList<>();
            for (LeafKind kind : List.of(LeafKind.ENTRY, LeafKind.ACCESS)) {
                contents.about(kind, subject).forEach(kept -> found.add(new Content(kind, kept)));
            }
            if (found.isEmpty()) {
                throw new NotFound();
            }
            int unitNo = auditor.findPost().map(Actor.ActingPost::unitNo).orElse(0);
            evidence.recordAccess(auditor, subject, unitNo, PURPOSE, reason);
            evidence.record(Act.of(
                    auditor,
                    "evidence.exported",
                    subject,
                    unitNo,
                    Map.of("reason", reason, "entries", Integer.toString(found.size()))));
            return found;
        });
        return zip(files(subject, about, receiptAddress));
    }

    private SortedMap<String, byte[]> files(Subject subject, List<Content> about, String receiptAddress) {
        List<UUID> logged = about.stream().map(content -> content.kept().id()).toList();
        SignedNote checkpoint = checkpointOver(logged);
        long size = Checkpoint.parse(checkpoint.text()).size();
        ProofBuilder proofs = ProofBuilder.ofTiles(tiles, size);
        SortedMap<String, byte[]> files = new TreeMap<>();
        int number = 0;
        for (Content content : about) {
            Optional<PackageFiles.Proof> proof = proof(content, proofs, size);
            if (proof.isPresent()) {
                number++;
                files.put(PackageFiles.proof(number), json.writeValueAsBytes(proof.get()));
                byte[] canonical = content.kept().canonical();
                if (canonical != null) {
                    files.put(PackageFiles.entry(number), canonical);
                }
            }
        }
        files.put(PackageFiles.CHECKPOINT, utf8(checkpoint.encode()));
        files.put(PackageFiles.KEY, utf8(keys.identity().verifierKey().encode() + "\n"));
        files.put(PackageFiles.RECEIPT, utf8(svg(QrCode.of(receiptAddress + logged.getFirst()))));
        PackageFiles.EXPLANATIONS.forEach((name, place) -> files.put(name, resource(place)));
        files.put(PackageFiles.MANIFEST, utf8(manifest(subject, files)));
        return files;
    }

    /** The one with cosignatures where it covers everything, else the newest. */
    private SignedNote checkpointOver(List<UUID> ids) {
        long needed = ids.stream()
                .mapToLong(id -> leaves.findIndex(id).orElse(-1))
                .max()
                .orElse(-1);
        return checkpoints
                .findCosigned()
                .map(SignedNote::parse)
                .filter(note -> Checkpoint.parse(note.text()).size() > needed)
                .orElseGet(() ->
                        SignedNote.parse(checkpoints.findLatest().orElseThrow().note()));
    }

    private Optional<PackageFiles.Proof> proof(Content content, ProofBuilder proofs, long size) {
        UUID id = content.kept().id();
        Optional<Place> place = members.find(id);
        return leaves.findLeaf(place.map(Place::setId).orElse(id))
                .filter(leaf -> leaf.sequence() < size)
                .map(leaf -> proof(content, place.map(Receipts::membership), leaf, proofs, size));
    }

    private PackageFiles.Proof proof(
            Content content, Optional<Membership> membership, LeafData leaf, ProofBuilder proofs, long size) {
        KeptContent kept = content.kept();
        return new PackageFiles.Proof(
                kept.id().toString(),
                content.kind().name(),
                Optional.ofNullable(kept.salt()).map(salt -> Base64.getEncoder().encodeToString(salt)),
                Base64.getEncoder().encodeToString(kept.commitment()),
                Long.toString(leaf.sequence()),
                Long.toString(size),
                Base64.getEncoder().encodeToString(leaf.encode()),
                proofs.inclusion(leaf.sequence(), size).path().stream()
                        .map(Hash::base64)
                        .toList(),
                membership,
                destructions
                        .find(kept.id())
                        .map(destroyed -> destroyed.certificate().toString()));
    }

    private String manifest(Subject subject, SortedMap<String, byte[]> files) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        StringBuilder text = new StringBuilder();
        text.append(PackageFiles.FORM).append('\n');
        text.append(keys.identity().origin()).append('\n');
        text.append("made ").append(now).append('\n');
        text.append("subject ")
                .append(subject.kind())
                .append(' ')
                .append(subject.id())
                .append('\n');
        files.forEach((name, content) ->
                text.append(sha256(content)).append("  ").append(name).append('\n'));
        return keys.signText(text.toString()).encode();
    }

    static String sha256(byte[] content) {
        return HexFormat.of().formatHex(Digests.sha256(content));
    }

    private static byte[] zip(SortedMap<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(LocalDateTime.ofEpochSecond(1_600_000_000L, 0, ZoneOffset.UTC));
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing a package", e);
        }
        return bytes.toByteArray();
    }

    private static String svg(QrCode code) {
        return ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"264\" height=\"264\""
                        + " shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h%dv%dH0z\"/>"
                        + "<path fill=\"#000\" d=\"%s\"/></svg>%n")
                .formatted(code.size(), code.size(), code.size(), code.size(), code.path());
    }

    private static byte[] resource(String place) {
        try {
            return new ClassPathResource(place).getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + place, e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
