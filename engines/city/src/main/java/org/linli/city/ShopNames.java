package org.linli.city;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Invented names of shops, each used once. */
final class ShopNames {

    private static final List<String> OWNERS = List.of(
            "鑫源", "老李", "阳光", "福满多", "蒙香", "金鑫", "惠民", "顺发", "好邻居", "天天", "草原", "河畔", "乐家", "宏达", "康泰", "佳美", "隆盛",
            "百姓", "四季", "王姐", "新新", "常来", "宝丰", "平价");

    private static final List<Sign> SIGNS = List.of(
            new Sign("餐饮", "面馆"),
            new Sign("餐饮", "烧麦馆"),
            new Sign("餐饮", "饺子馆"),
            new Sign("餐饮", "砂锅店"),
            new Sign("餐饮", "早餐店"),
            new Sign("零售", "便利店"),
            new Sign("零售", "超市"),
            new Sign("零售", "水果店"),
            new Sign("零售", "粮油店"),
            new Sign("零售", "文具店"),
            new Sign("零售", "五金店"),
            new Sign("食品", "奶食店"),
            new Sign("食品", "蛋糕店"),
            new Sign("医药", "药房"),
            new Sign("医药", "诊所"),
            new Sign("服务", "理发店"),
            new Sign("服务", "干洗店"),
            new Sign("服务", "打印社"),
            new Sign("服务", "手机维修"),
            new Sign("服务", "电动车行"));

    private final Set<String> used = new HashSet<>();
    private final Random random;

    ShopNames(Random random) {
        this.random = random;
    }

    Sign next() {
        for (int attempt = 0; ; attempt++) {
            Sign sign = SIGNS.get(random.nextInt(SIGNS.size()));
            String branch = attempt < 50 ? "" : String.valueOf(used.size());
            String name = OWNERS.get(random.nextInt(OWNERS.size())) + sign.name + branch;
            if (used.add(name)) {
                return new Sign(sign.trade, name);
            }
        }
    }

    record Sign(String trade, String name) {}
}
