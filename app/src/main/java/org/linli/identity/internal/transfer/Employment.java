package org.linli.identity.internal.transfer;

import org.linli.kernel.Outcome;

/**
 * What no transfer changes (M01-23), in the words of the employer; each part may be empty.
 *
 * @param standing as what somebody is employed (身份)
 * @param grade 职级
 * @param payClass 薪级、待遇
 */
public record Employment(String standing, String grade, String payClass) {

    private static final int LONGEST = 40;

    public static Employment unknown() {
        return new Employment("", "", "");
    }

    Outcome<Employment> checked() {
        Employment stripped = new Employment(standing.strip(), grade.strip(), payClass.strip());
        return stripped.isShort() ? Outcome.done(stripped) : Outcome.refused("transfer.refused.long", LONGEST);
    }

    private boolean isShort() {
        return standing.length() <= LONGEST && grade.length() <= LONGEST && payClass.length() <= LONGEST;
    }
}
