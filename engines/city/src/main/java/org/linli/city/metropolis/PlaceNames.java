package org.linli.city.metropolis;

import java.util.SplittableRandom;

/** Names that sound like places, in an order that depends on the seed. */
final class PlaceNames {

    private static final String[] FIRST =
            "滨 新 东 南 西 北 中 和 安 永 长 兴 福 广 平 祥 金 银 玉 清 明 春 秋 云 龙 凤 海 河 江 湖 山 林 松 柏 梅 兰 竹 桃 柳 槐 石 沙 泉 宝 康 泰 华 文 武 德 仁 义 礼 信 富 昌 盛 隆 光 翠"
                    .split(" ");
    private static final String[] SECOND =
            "河 海 山 安 宁 平 和 兴 园 苑 庄 桥 门 坊 里 井 湾 岭 坪 台 泉 林 岗 亭 华 阳 昌 景 秀 乐 康 泰 福 源 城 塘 店 屯 堡 营 口 坡 沟 滩 洲 营子 家园 桥头 湖畔 新村"
                    .split(" ");

    private final int start;
    private final int step;

    PlaceNames(SplittableRandom random) {
        int all = FIRST.length * SECOND.length;
        start = random.nextInt(all);
        int chosen = random.nextInt(all / 3, all) | 1;
        while (gcd(chosen, all) != 1) {
            chosen += 2;
        }
        step = chosen;
    }

    /** The n-th name; the first {@code FIRST × SECOND} are all different. */
    String name(long n) {
        int all = FIRST.length * SECOND.length;
        int i = (int) Math.floorMod(start + n * step, (long) all);
        String second = SECOND[i / FIRST.length];
        String first = FIRST[i % FIRST.length];
        return first.equals(second) ? "大" + second : first + second;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
