package org.linli.demo.internal.structure;

import org.linli.demo.internal.staff.Cast;
import org.linli.identity.GridCard;
import org.linli.identity.GridCards;
import org.springframework.stereotype.Component;

/** The cards of the grid workers of the drawn community; the numbers are nobody's. */
@Component
public class Cards {

    private static final String HOURS = "周一至周五 8:30–12:00，14:30–18:00";
    private static final String EQUIPMENT = "工作证\n手持终端\n反光背心\n手电筒";

    private final GridCards cards;

    Cards(GridCards cards) {
        this.cards = cards;
    }

    public void load(Cast cast) {
        card(cast, "grid", "0473-0000011", "反映楼道、路面、照明等身边小事；独居老人、困难家庭找帮助；代办引导。");
        card(cast, "grid-2", "0473-0000012", "反映公共设施和环境卫生问题；邻里纠纷请先找我；防灾提醒。");
        card(cast, "grid-7", "0473-0000013", "反映停车、充电和消防安全隐患；残疾人、老年人上门代办。");
    }

    private void card(Cast cast, String key, String phone, String scope) {
        Cast.Member worker = cast.get(key);
        cards.putOwn(
                        worker.acting("incidents.verify"),
                        worker.post().id(),
                        new GridCard(scope, phone, HOURS, true),
                        false)
                .orThrow();
        cards.putEquipment(
                        cast.get("street").acting("identity.colleagues"),
                        worker.post().id(),
                        worker.accountId(),
                        EQUIPMENT)
                .orThrow();
    }
}
