package org.linli.territory.internal;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.linli.geo.code.CodeWarning;
import org.linli.geo.code.CodeWarning.Reason;
import org.linli.geo.code.DivisionCodes;
import org.linli.geo.code.UnitGridCode;
import org.linli.kernel.Refusal;

/** What looks odd about a code, in words. The rules are those of {@link DivisionCodes}; a remark never refuses. */
public final class CodeRemarks {

    private static final int GRID = 15;

    /** What a list says of each of its rows: the parts above have rows of their own. */
    private static final Map<Integer, Set<Reason>> OWN_PART = Map.of(
            4, EnumSet.of(Reason.CITY_RANGE),
            6, EnumSet.of(Reason.COUNTY_RANGE, Reason.COUNTY_NAME),
            9, EnumSet.of(Reason.TOWNSHIP_RANGE, Reason.TOWNSHIP_NAME),
            12, EnumSet.of(Reason.VILLAGE_RANGE, Reason.VILLAGE_NAME, Reason.VILLAGE_SPECIAL));

    private CodeRemarks() {}

    /**
     * About the last part of a code and the name.
     *
     * @param code shortest form
     */
    public static List<Refusal> onOwnPart(String code, String name) {
        Set<Reason> own = OWN_PART.getOrDefault(code.length(), Set.of());
        return DivisionCodes.check(code, name, Optional.empty()).stream()
                .filter(warning -> own.contains(warning.reason()))
                .map(warning -> remark(warning, code, name))
                .toList();
    }

    /** About a whole code, its name and the code of the unit above. */
    public static List<Refusal> on(String code, String name, Optional<String> parent) {
        List<CodeWarning> warnings =
                code.length() == GRID ? UnitGridCode.check(code, parent) : DivisionCodes.check(code, name, parent);
        return warnings.stream().map(warning -> remark(warning, code, name)).toList();
    }

    private static Refusal remark(CodeWarning warning, String code, String name) {
        return switch (warning.reason()) {
            case CITY_RANGE -> Refusal.of("territory.warning.city-range", part(code, 2, 4));
            case COUNTY_RANGE, COUNTY_NAME -> Refusal.of("territory.warning.district-range", part(code, 4, 6), name);
            case TOWNSHIP_RANGE -> Refusal.of("territory.warning.street-range", part(code, 6, 9));
            case TOWNSHIP_NAME -> Refusal.of("territory.warning.street-name", part(code, 6, 9), name);
            case VILLAGE_RANGE -> Refusal.of("territory.warning.village-range", part(code, 9, 12));
            case VILLAGE_NAME -> Refusal.of("territory.warning.village-name", part(code, 9, 12), name);
            case VILLAGE_SPECIAL -> Refusal.of("territory.warning.village-special", part(code, 9, 12));
            case URBAN_CLASS -> Refusal.of("territory.warning.urban-class");
            case NOT_BELOW_PARENT -> Refusal.of("structure.warning.not-below", warning.found());
            case PROVINCE_UNKNOWN -> Refusal.of("structure.warning.province", warning.found());
            case NOT_DIGITS, LENGTH, ZERO, SEQUENCE -> Refusal.of("structure.warning.form", warning.found());
        };
    }

    private static String part(String code, int from, int to) {
        return code.substring(from, Math.min(to, code.length()));
    }
}
