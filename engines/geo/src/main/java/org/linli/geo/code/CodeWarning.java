package org.linli.geo.code;

import java.util.Locale;

/**
 * Something odd about a code. Reality has exceptions: a warning never refuses.
 *
 * @param found the part of the code or of the name that is odd
 */
public record CodeWarning(Reason reason, String found) {

    /** Why a code is odd. */
    public enum Reason {
        /** Other characters than the digits 0 to 9. */
        NOT_DIGITS,
        /** No kind of code is so long. */
        LENGTH,
        /** Zeros all through. */
        ZERO,
        /** The code does not begin with that of the unit above. */
        NOT_BELOW_PARENT,
        /** Digits 1–2: 11–15, 21–23, 31–37, 41–46, 50–54, 61–65, 71, 81, 82. */
        PROVINCE_UNKNOWN,
        /** Digits 3–4: 01–20 and 51–70 cities, 21–50 prefectures and leagues, 90 counties directly under the province. */
        CITY_RANGE,
        /** Digits 5–6: 01–20 districts, 21–80 counties and banners, 81–99 county-level cities. */
        COUNTY_RANGE,
        /** The name ends like another kind than digits 5–6 say. */
        COUNTY_NAME,
        /** Digits 7–9: 001–599. */
        TOWNSHIP_RANGE,
        /** The name ends like another kind than digits 7–9 say: 001–099 street, 100–199 town, 200–399 township. */
        TOWNSHIP_NAME,
        /** Digits 10–12: 001–599. */
        VILLAGE_RANGE,
        /** The name ends like another kind than digits 10–12 say: 001–199, 400–499 residents, 200–399, 500–599 villagers. */
        VILLAGE_NAME,
        /** 498 and 598 stand for special places. */
        VILLAGE_SPECIAL,
        /** Urban–rural class other than 111, 112, 121, 122, 123, 210, 220. */
        URBAN_CLASS,
        /** A sequence that begins at 001 (unit grid) or, for a merged community, at 601. */
        SEQUENCE;

        /** The message key, such as {@code code.city-range}. */
        public String key() {
            return "code." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
