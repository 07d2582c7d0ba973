package org.linli.geo;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What {@link GridCheck} has to say.
 *
 * @param findings errors first
 * @param parentSquareMetres the ground to be divided
 * @param gridsSquareMetres the sum of the sound grids
 * @param shareAlongStreets of the borders between grids, 0 to 1; empty without streets or without such borders
 */
public record GridReport(
        List<GridFinding> findings,
        double parentSquareMetres,
        double gridsSquareMetres,
        OptionalDouble shareAlongStreets) {

    public GridReport {
        findings = List.copyOf(findings);
    }

    /** True if no error stands. */
    public boolean isPublishable() {
        return errors().isEmpty();
    }

    public List<GridFinding> errors() {
        return findings.stream()
                .filter(finding -> finding.severity() == GridFinding.Severity.ERROR)
                .toList();
    }

    public List<GridFinding> warnings() {
        return findings.stream()
                .filter(finding -> finding.severity() == GridFinding.Severity.WARNING)
                .toList();
    }
}
