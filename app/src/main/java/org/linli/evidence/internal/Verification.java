package org.linli.evidence.internal;

import java.io.PrintStream;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.linli.evidencelog.TreeHead;

/**
 * What a check came to, as the command line tells it: a line of JSON for each finding, then one with the verdict and the
 * first bad entry.
 */
record Verification(String origin, TreeHead head, List<Finding> findings, SortedMap<String, String> further) {

    static final int SOUND = 0;
    static final int BROKEN = 1;
    static final int USED_WRONGLY = 2;

    /** Prints it and answers the exit code. */
    int print(PrintStream out) {
        findings.forEach(finding -> out.println(finding.json()));
        SortedMap<String, String> members = new TreeMap<>(further);
        members.put("verdict", CanonicalJson.text(findings.isEmpty() ? "sound" : "broken"));
        members.put("origin", CanonicalJson.text(origin));
        members.put("size", Long.toString(head.size()));
        members.put("root", CanonicalJson.text(head.root().base64()));
        members.put("findings", Integer.toString(findings.size()));
        if (!findings.isEmpty()) {
            members.put("first", findings.getFirst().json());
        }
        out.println(CanonicalJson.ofValues(members));
        return findings.isEmpty() ? SOUND : BROKEN;
    }
}
