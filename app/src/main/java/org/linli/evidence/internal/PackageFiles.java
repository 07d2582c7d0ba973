package org.linli.evidence.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.linli.evidence.Receipt.Membership;

/**
 * The layout of an evidence package, a zip archive: {@code manifest}, a text signed by the log's key that gives SHA-256 of
 * every other file; {@code checkpoint}; {@code key.txt}; {@code entries/N.json}, an entry in its canonical bytes; {@code
 * proofs/N.json}, what shows that it is in the log; and what explains them to people.
 */
final class PackageFiles {

    static final String FORM = "linli/evidence-package/1";
    static final String MANIFEST = "manifest";
    static final String CHECKPOINT = "checkpoint";
    static final String KEY = "key.txt";
    static final String RECEIPT = "receipt.svg";

    /** Files that are the same in every package, by their place among the resources. */
    static final Map<String, String> EXPLANATIONS = Map.of(
            "README.zh.md", "evidence/package/README.zh.md",
            "README.en.md", "evidence/package/README.en.md",
            "verify-package.py", "evidence/package/verify-package.py");

    static final Pattern NAME = Pattern.compile(
            "manifest|checkpoint|key\\.txt|receipt\\.svg|README\\.(zh|en)\\.md|verify-package\\.py|(entries|proofs)/[0-9]{6}\\.json");

    private PackageFiles() {}

    static String entry(int number) {
        return "entries/%06d.json".formatted(number);
    }

    static String proof(int number) {
        return "proofs/%06d.json".formatted(number);
    }

    /**
     * Shows that an entry is in the log. Bytes are base64, whole numbers decimal text.
     *
     * @param kind {@code ENTRY}, or {@code ACCESS} for an opening of personal data
     * @param salt absent where the content was destroyed
     * @param destroyedUnder the certificate of destruction
     */
    record Proof(
            String id,
            String kind,
            Optional<String> salt,
            String commitment,
            String index,
            String size,
            String leaf,
            List<String> proof,
            Optional<Membership> membership,
            Optional<String> destroyedUnder) {}
}
