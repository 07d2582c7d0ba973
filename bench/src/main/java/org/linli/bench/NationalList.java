package org.linli.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A list of divisions of the size and shape of the whole country's: 31 provinces, 342 cities, 2,978 counties, 41,352
 * streets and 575,870 villages and communities – 620,573 rows. Provinces have their codes; all names are made up.
 */
final class NationalList {

    static final int ROWS = 620_573;

    private static final int[] PROVINCES = {
        11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62,
        63, 64, 65
    };
    private static final int CITIES = 342;
    private static final int COUNTIES = 2_978;
    private static final int STREETS = 41_352;
    private static final int VILLAGES = 575_870;
    private static final String FIRST = "东西南北新永安长兴福德平和清泉石白云龙凤";
    private static final String SECOND = "山河湖江林田城关桥溪坪湾塘坝岭沟原岗洲口";

    private final BufferedWriter out;
    private int cities;
    private int counties;
    private int streets;
    private int villages;

    private NationalList(BufferedWriter out) {
        this.out = out;
    }

    /** The part of {@code all} that the unit {@code index} of {@code units} has below it. */
    private static int share(int all, int units, int index) {
        return (int) ((long) all * (index + 1) / units - (long) all * index / units);
    }

    static void write(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            new NationalList(out).write();
        }
    }

    private void write() throws IOException {
        out.write("code,name\n");
        for (int i = 0; i < PROVINCES.length; i++) {
            String province = Integer.toString(PROVINCES[i]);
            row(province, name(i) + "省");
            int below = share(CITIES, PROVINCES.length, i);
            for (int part = 1; part <= below; part++) {
                city("%s%02d".formatted(province, part));
            }
        }
    }

    private void city(String code) throws IOException {
        row(code, name(cities) + "市");
        int below = share(COUNTIES, CITIES, cities++);
        for (int part = 1; part <= below; part++) {
            county("%s%02d".formatted(code, part));
        }
    }

    private void county(String code) throws IOException {
        row(code, name(counties) + "区");
        int below = share(STREETS, COUNTIES, counties++);
        for (int part = 1; part <= below; part++) {
            boolean isTown = part > 5;
            street("%s%03d".formatted(code, isTown ? 100 + part - 6 : part), isTown);
        }
    }

    private void street(String code, boolean isTown) throws IOException {
        row(code, name(streets) + (isTown ? "镇" : "街道"));
        int below = share(VILLAGES, STREETS, streets++);
        for (int part = 1; part <= below; part++) {
            boolean isVillage = isTown && part > 2;
            row(
                    "%s%03d".formatted(code, isVillage ? 200 + part - 3 : part),
                    name(villages++) + (isVillage ? "村委会" : "社区居委会"));
        }
    }

    private void row(String code, String name) throws IOException {
        out.write(code);
        out.write(',');
        out.write(name);
        out.write('\n');
    }

    private static String name(int number) {
        int first = number % FIRST.length();
        int second = number / FIRST.length() % SECOND.length();
        int third = number / (FIRST.length() * SECOND.length()) % FIRST.length();
        return "" + FIRST.charAt(first) + SECOND.charAt(second) + (third == 0 ? "" : FIRST.charAt(third));
    }
}
