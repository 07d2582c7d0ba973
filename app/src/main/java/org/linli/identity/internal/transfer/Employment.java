package org.linli.identity.internal.transfer;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** What a spreadsheet would compute when somebody saves and opens it again. */
    private static final Pattern FORMULA = Pattern.compile("[=+@-].*", Pattern.DOTALL);

    public static Employment unknown() {
        return new Employment("", "", "");
    }

    Outcome<Employment> checked() {
        Employment stripped = new Employment(standing.strip(), grade.strip(), payClass.strip());
        if (stripped.anyPart(part -> part.length() > LONGEST)) {
            return Outcome.refused("transfer.refused.long", LONGEST);
        }
        return stripped.anyPart(part -> FORMULA.matcher(part).matches() || hasControls(part))
                ? Outcome.refused("transfer.refused.formula")
                : Outcome.done(stripped);
    }

    private static boolean hasControls(String part) {
        return part.chars().anyMatch(Character::isISOControl);
    }

    private boolean anyPart(Predicate<String> test) {
        return Stream.of(standing, grade, payClass).anyMatch(test);
    }

    /** This with what the other says; where the other says nothing it stays. */
    Employment changedTo(Employment said) {
        return new Employment(
                said.standing().isBlank() ? standing : said.standing(),
                said.grade().isBlank() ? grade : said.grade(),
                said.payClass().isBlank() ? payClass : said.payClass());
    }

    /** Names of the parts that differ, for the record, which does not hold what they say. */
    String differingFrom(Employment other) {
        return Stream.of(
                        standing.equals(other.standing) ? "" : "standing",
                        grade.equals(other.grade) ? "" : "grade",
                        payClass.equals(other.payClass) ? "" : "pay class")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** Says nothing, so that no log holds the pay of anybody by accident. */
    @Override
    public String toString() {
        return "Employment";
    }
}
