package org.linli.city.metropolis;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.linli.geo.LonLat;

/** Cities to choose from, like real ones in size and place. */
public enum CitySize {
    SMALL("1503", "示范市", new LonLat(106.8000, 39.6700), 0.62, 3_200, new int[] {1, 1, 2, 8}, 3_000, 14),
    WUHAI("1503", "乌海市", new LonLat(106.8100, 39.6600), 1_754, 220_000, new int[] {3, 20, 120, 800}, 4_500, 320),
    SHENZHEN(
            "4403",
            "深圳市",
            new LonLat(114.0600, 22.6000),
            1_997,
            6_400_000,
            new int[] {10, 74, 660, 16_000},
            11_000,
            140),
    BEIJING(
            "1101",
            "北京市",
            new LonLat(116.4000, 40.1000),
            16_410,
            8_300_000,
            new int[] {16, 343, 7_350, 108_000},
            9_000,
            90);

    private final String code;
    private final String cityName;
    private final LonLat centre;
    private final double squareKilometres;
    private final int households;
    private final int[] counts;
    private final double peak;
    private final double riverMetres;

    CitySize(
            String code,
            String cityName,
            LonLat centre,
            double squareKilometres,
            int households,
            int[] counts,
            double peak,
            double riverMetres) {
        this.code = code;
        this.cityName = cityName;
        this.centre = centre;
        this.squareKilometres = squareKilometres;
        this.households = households;
        this.counts = counts;
        this.peak = peak;
        this.riverMetres = riverMetres;
    }

    /** Finds a size by its name in lower case. */
    public static Optional<CitySize> named(String name) {
        return Arrays.stream(values())
                .filter(size -> size.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    /** Four digits of a prefecture. */
    public String code() {
        return code;
    }

    public String cityName() {
        return cityName;
    }

    public LonLat centre() {
        return centre;
    }

    public double squareKilometres() {
        return squareKilometres;
    }

    public int households() {
        return households;
    }

    public int grids() {
        return counts[3];
    }

    /** How many districts, streets, communities and grids. */
    int[] counts() {
        return counts.clone();
    }

    /** Households to the square kilometre in the middle. */
    double peak() {
        return peak;
    }

    double riverMetres() {
        return riverMetres;
    }
}
