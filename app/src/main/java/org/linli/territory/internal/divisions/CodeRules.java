package org.linli.territory.internal.divisions;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.linli.kernel.Refusal;

/**
 * What a code says about its unit (GB/T 2260 and the rules of the statistical codes). Reality has exceptions, so a
 * breach is a warning with its reason, never an error.
 */
final class CodeRules {

    private CodeRules() {}

    static List<Refusal> warnings(DivisionCode code, String name) {
        int part = code.lastPart();
        return switch (code.length()) {
            case 4 -> city(part).stream().toList();
            case 6 -> district(part, name).stream().toList();
            case 9 ->
                Stream.of(streetRange(part), streetName(part, name))
                        .flatMap(Optional::stream)
                        .toList();
            case 12 ->
                Stream.of(villageRange(part), villageName(part, name))
                        .flatMap(Optional::stream)
                        .toList();
            default -> List.of();
        };
    }

    private static Optional<Refusal> city(int part) {
        boolean isKnown = isBetween(part, 1, 70) || part == 90;
        return warnUnless(isKnown, "territory.warning.city-range", two(part));
    }

    private static Optional<Refusal> district(int part, String name) {
        boolean isCounty = name.endsWith("县") || name.endsWith("旗");
        boolean isDistrict = name.endsWith("区") && !isForestOrSpecial(name);
        boolean fits = isBetween(part, 21, 80) ? !isDistrict : !isCounty;
        return warnUnless(fits, "territory.warning.district-range", two(part), name);
    }

    private static Optional<Refusal> streetRange(int part) {
        return warnUnless(part <= 599, "territory.warning.street-range", three(part));
    }

    private static Optional<Refusal> streetName(int part, String name) {
        boolean fits = true;
        if (part <= 599 && (name.endsWith("街道") || name.endsWith("街道办事处"))) {
            fits = part <= 99;
        } else if (part <= 599 && name.endsWith("镇")) {
            fits = isBetween(part, 100, 199);
        } else if (part <= 599 && isTownship(name)) {
            fits = isBetween(part, 200, 399);
        }
        return warnUnless(fits, "territory.warning.street-name", three(part), name);
    }

    private static Optional<Refusal> villageRange(int part) {
        if (part == 498 || part == 598) {
            return Optional.of(Refusal.of("territory.warning.village-special", three(part)));
        }
        return warnUnless(part <= 599, "territory.warning.village-range", three(part));
    }

    private static Optional<Refusal> villageName(int part, String name) {
        boolean isForResidents = part <= 199 || isBetween(part, 400, 499);
        boolean fits = name.endsWith("居委会") ? isForResidents : !name.endsWith("村委会") || !isForResidents;
        return warnUnless(fits, "territory.warning.village-name", three(part), name);
    }

    private static boolean isBetween(int part, int from, int to) {
        return part >= from && part <= to;
    }

    private static boolean isTownship(String name) {
        return name.endsWith("乡") || name.endsWith("苏木");
    }

    private static boolean isForestOrSpecial(String name) {
        return name.endsWith("林区") || name.endsWith("特区");
    }

    private static Optional<Refusal> warnUnless(boolean fits, String key, Object... arguments) {
        return fits ? Optional.empty() : Optional.of(Refusal.of(key, arguments));
    }

    private static String two(int part) {
        return "%02d".formatted(part);
    }

    private static String three(int part) {
        return "%03d".formatted(part);
    }
}
