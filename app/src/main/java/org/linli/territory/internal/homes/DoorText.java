package org.linli.territory.internal.homes;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.linli.kernel.Outcome;
import org.linli.territory.Dwellings.Kind;

/**
 * How entrances, floors, doors and kinds are written. Full-width figures and small letters are put right; what could be a
 * name or a telephone number is refused.
 */
public final class DoorText {

    public static final int LOWEST = -9;
    public static final int HIGHEST = 200;
    public static final int MOST_HOUSEHOLDS = 20;

    private static final Pattern ENTRANCE = Pattern.compile("[0-9A-Z东南西北中甲乙丙丁]{0,4}");
    private static final Pattern FLOOR = Pattern.compile("([-BF]?)(\\d{1,4})[F层楼]?");
    private static final Pattern DOOR = Pattern.compile("[0-9A-Z东南西北中上下左右前后甲乙丙丁号室户门-]{1,8}");
    private static final int SHOWN = 20;

    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("", Kind.HOME),
            Map.entry("住宅", Kind.HOME),
            Map.entry("住房", Kind.HOME),
            Map.entry("居住", Kind.HOME),
            Map.entry("HOME", Kind.HOME),
            Map.entry("商铺", Kind.SHOP),
            Map.entry("商业", Kind.SHOP),
            Map.entry("门面", Kind.SHOP),
            Map.entry("店铺", Kind.SHOP),
            Map.entry("SHOP", Kind.SHOP),
            Map.entry("办公", Kind.OFFICE),
            Map.entry("OFFICE", Kind.OFFICE),
            Map.entry("其他", Kind.OTHER),
            Map.entry("其它", Kind.OTHER),
            Map.entry("OTHER", Kind.OTHER));

    private DoorText() {}

    public static Outcome<Door.Place> place(String entrance, String floor, String door) {
        return entrance(entrance)
                .then(one -> floor(floor).then(level -> door(door).map(text -> new Door.Place(one, level, text))));
    }

    static Outcome<String> entrance(String text) {
        String plain = plain(text).replaceAll("(单元|门洞)$", "");
        return ENTRANCE.matcher(plain).matches()
                ? Outcome.done(plain)
                : Outcome.refused("homes.refused.entrance", shown(text));
    }

    /** {@code 3}, {@code 3层}, {@code 3F}; {@code -1} and {@code B1} below the ground. There is no floor 0. */
    static Outcome<Integer> floor(String text) {
        Matcher matcher = FLOOR.matcher(plain(text).replace('−', '-').replaceAll("^(负|地下)", "-"));
        if (!matcher.matches()) {
            return Outcome.refused("homes.refused.floor", shown(text));
        }
        boolean isBelow = matcher.group(1).equals("-") || matcher.group(1).equals("B");
        int floor = Integer.parseInt(matcher.group(2)) * (isBelow ? -1 : 1);
        if (floor == 0) {
            return Outcome.refused("homes.refused.floor.zero");
        }
        return floor < LOWEST || floor > HIGHEST
                ? Outcome.refused("homes.refused.floor.range", floor, LOWEST, HIGHEST)
                : Outcome.done(floor);
    }

    static Outcome<String> door(String text) {
        String plain = plain(text);
        return DOOR.matcher(plain).matches() ? Outcome.done(plain) : Outcome.refused("homes.refused.door", shown(text));
    }

    public static Outcome<Kind> kind(String text) {
        Kind kind = KINDS.get(plain(text));
        return kind == null ? Outcome.refused("homes.refused.kind", shown(text)) : Outcome.done(kind);
    }

    /** One for a home where nothing is said, none for anything else. */
    public static Outcome<Integer> households(String text, Kind kind) {
        String plain = plain(text);
        if (plain.isEmpty()) {
            return Outcome.done(kind == Kind.HOME ? 1 : 0);
        }
        if (!plain.matches("\\d{1,4}") || Integer.parseInt(plain) > MOST_HOUSEHOLDS) {
            return Outcome.refused("homes.refused.households", shown(text), MOST_HOUSEHOLDS);
        }
        int households = Integer.parseInt(plain);
        return kind == Kind.HOME || households == 0
                ? Outcome.done(households)
                : Outcome.refused("homes.refused.households.kind");
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Cntrl}\\uFEFF\\u200B]", "")
                .toUpperCase(Locale.ROOT);
    }

    static String shown(String text) {
        String visible = text.strip().replaceAll("\\p{Cntrl}", "\uFFFD");
        return visible.length() > SHOWN ? visible.substring(0, SHOWN) + "…" : visible;
    }
}
