package org.linli.city;

import java.util.List;

/**
 * The names a community is drawn with. Where a list ends it begins again with 二, 三 … before the last character.
 *
 * @param divisionCode six digits of the county, for asset numbers
 * @param community such as 海馨社区
 * @param eastWestRoads names of main and side roads that run east-west, the most prominent first
 * @param northSouthRoads names of those that run north-south
 */
public record CommunityNames(
        String divisionCode,
        String community,
        List<String> eastWestRoads,
        List<String> northSouthRoads,
        List<String> lanes,
        List<String> estates) {

    private static final String NUMERALS = "二三四五六七八九";

    /** @throws IllegalArgumentException if the code has not six digits or a list is empty */
    public CommunityNames {
        if (!divisionCode.matches("\\d{6}")) {
            throw new IllegalArgumentException("not a division code of six digits: " + divisionCode);
        }
        if (eastWestRoads.isEmpty() || northSouthRoads.isEmpty() || lanes.isEmpty() || estates.isEmpty()) {
            throw new IllegalArgumentException("each list needs a name");
        }
        eastWestRoads = List.copyOf(eastWestRoads);
        northSouthRoads = List.copyOf(northSouthRoads);
        lanes = List.copyOf(lanes);
        estates = List.copyOf(estates);
    }

    /** Names as they could stand in 海勃湾区 of 乌海. */
    public static CommunityNames inWuhai(String community) {
        return new CommunityNames(
                "150302",
                community,
                List.of("新华街", "海北街", "黄河街", "神华街", "狮城街", "千里山街", "世景街"),
                List.of("新苑路", "建设路", "人民路", "海拉路", "滨河路", "机场路", "学府路"),
                List.of("幸福巷", "平安巷", "和顺巷", "团结巷", "育才巷", "民生巷", "友谊巷", "光明巷", "向阳巷", "康乐巷"),
                List.of(
                        "新苑小区", "海馨家园", "滨河花园", "阳光嘉园", "安居苑", "和谐家园", "金裕花园", "绿洲小区", "书香苑", "世纪佳苑", "平安小区", "康城小区",
                        "黄河名邸", "铁路小区", "凤凰雅居", "葡萄苑"));
    }

    /** The community's name without 社区, for what is named after it. */
    String stem() {
        return community.endsWith("社区") ? community.substring(0, community.length() - 2) : community;
    }

    static String nth(List<String> names, int index) {
        String name = names.get(index % names.size());
        int round = index / names.size();
        if (round == 0) {
            return name;
        }
        String mark = round <= NUMERALS.length() ? NUMERALS.substring(round - 1, round) : String.valueOf(round + 1);
        return name.substring(0, name.length() - 1) + mark + name.charAt(name.length() - 1);
    }
}
