package org.linli.geo.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.linli.geo.code.CodeWarning.Reason;

/**
 * Looks over the statistical codes of divisions: 2 province + 2 prefecture + 2 county (GB/T 2260) + 3 township + 3
 * village, and 2 + 3 of the urban–rural class. Warnings follow the published ranges.
 */
public final class DivisionCodes {

    private static final Set<Integer> LENGTHS = Set.of(2, 4, 6, 9, 12, 17);
    private static final Set<String> URBAN_CLASSES = Set.of("111", "112", "121", "122", "123", "210", "220");

    private DivisionCodes() {}

    /** Warnings about a code alone. */
    public static List<CodeWarning> check(String code) {
        return check(code, "", Optional.empty());
    }

    /**
     * Warnings about a code, its name and its place in the tree.
     *
     * @param name such as 海北街道; empty if unknown
     * @param parent the code of the unit above, zeros at the end or not
     */
    public static List<CodeWarning> check(String code, String name, Optional<String> parent) {
        if (!code.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return List.of(new CodeWarning(Reason.NOT_DIGITS, code));
        }
        if (!LENGTHS.contains(code.length())) {
            return List.of(new CodeWarning(Reason.LENGTH, code));
        }
        if (code.chars().allMatch(c -> c == '0')) {
            return List.of(new CodeWarning(Reason.ZERO, code));
        }
        List<CodeWarning> warnings = new ArrayList<>();
        parent.map(DivisionCodes::shortest)
                .filter(above -> !code.startsWith(above))
                .ifPresent(above -> warnings.add(new CodeWarning(Reason.NOT_BELOW_PARENT, above)));
        String shortest = shortest(code.length() == 17 ? code.substring(0, 12) : code);
        province(shortest, warnings);
        city(shortest, warnings);
        county(shortest, name, warnings);
        township(shortest, name, warnings);
        village(shortest, name, warnings);
        if (code.length() == 17 && !URBAN_CLASSES.contains(code.substring(14))) {
            warnings.add(new CodeWarning(Reason.URBAN_CLASS, code.substring(14)));
        }
        return List.copyOf(warnings);
    }

    /** The code without the zeros that only fill up: 150300000000 is 1503. */
    public static String shortest(String code) {
        int[] ends = {2, 4, 6, 9, 12};
        int end = code.length();
        for (int i = ends.length - 1; i > 0 && end == ends[i]; i--) {
            String part = code.substring(ends[i - 1], ends[i]);
            if (part.chars().anyMatch(c -> c != '0')) {
                break;
            }
            end = ends[i - 1];
        }
        return code.substring(0, end);
    }

    private static void province(String code, List<CodeWarning> warnings) {
        int part = Integer.parseInt(code.substring(0, 2));
        boolean known = between(part, 11, 15)
                || between(part, 21, 23)
                || between(part, 31, 37)
                || between(part, 41, 46)
                || between(part, 50, 54)
                || between(part, 61, 65)
                || part == 71
                || between(part, 81, 82);
        warnUnless(known, Reason.PROVINCE_UNKNOWN, code.substring(0, 2), warnings);
    }

    private static void city(String code, List<CodeWarning> warnings) {
        if (code.length() >= 4) {
            int part = Integer.parseInt(code.substring(2, 4));
            warnUnless(between(part, 1, 70) || part == 90, Reason.CITY_RANGE, code.substring(2, 4), warnings);
        }
    }

    private static void county(String code, String name, List<CodeWarning> warnings) {
        if (code.length() < 6) {
            return;
        }
        String text = code.substring(4, 6);
        int part = Integer.parseInt(text);
        warnUnless(part > 0, Reason.COUNTY_RANGE, text, warnings);
        if (code.length() == 6 && part > 0) {
            boolean isCounty = name.endsWith("县") || name.endsWith("旗");
            boolean isDistrict = name.endsWith("区") && !name.endsWith("林区") && !name.endsWith("特区");
            warnUnless(
                    between(part, 21, 80) ? !isDistrict : !isCounty, Reason.COUNTY_NAME, text + " " + name, warnings);
        }
    }

    private static void township(String code, String name, List<CodeWarning> warnings) {
        if (code.length() < 9) {
            return;
        }
        String text = code.substring(6, 9);
        int part = Integer.parseInt(text);
        warnUnless(between(part, 1, 599), Reason.TOWNSHIP_RANGE, text, warnings);
        if (code.length() == 9 && between(part, 1, 599)) {
            boolean fits = !(name.endsWith("街道") || name.endsWith("街道办事处")) || part <= 99;
            fits &= !name.endsWith("镇") || between(part, 100, 199);
            fits &= !(name.endsWith("乡") || name.endsWith("苏木")) || between(part, 200, 399);
            warnUnless(fits, Reason.TOWNSHIP_NAME, text + " " + name, warnings);
        }
    }

    private static void village(String code, String name, List<CodeWarning> warnings) {
        if (code.length() < 12) {
            return;
        }
        String text = code.substring(9, 12);
        int part = Integer.parseInt(text);
        if (part == 498 || part == 598) {
            warnings.add(new CodeWarning(Reason.VILLAGE_SPECIAL, text));
            return;
        }
        warnUnless(between(part, 1, 599), Reason.VILLAGE_RANGE, text, warnings);
        boolean isForResidents = between(part, 1, 199) || between(part, 400, 499);
        boolean fits = name.endsWith("居委会") ? isForResidents : !name.endsWith("村委会") || !isForResidents;
        warnUnless(fits, Reason.VILLAGE_NAME, text + " " + name, warnings);
    }

    private static boolean between(int part, int from, int to) {
        return part >= from && part <= to;
    }

    private static void warnUnless(boolean fits, Reason reason, String found, List<CodeWarning> warnings) {
        if (!fits) {
            warnings.add(new CodeWarning(reason, found));
        }
    }
}
