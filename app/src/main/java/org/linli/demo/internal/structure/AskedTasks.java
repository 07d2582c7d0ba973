package org.linli.demo.internal.structure;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.demo.internal.staff.Cast;
import org.linli.kernel.Actor;
import org.linli.kernel.Zone;
import org.linli.territory.GridAdmissions;
import org.linli.territory.GridItem;
import org.springframework.stereotype.Component;

/** What departments ask of the grids of the street outside the list: one waits, one was admitted for a time, one refused. */
@Component
public class AskedTasks {

    private static final String PROPOSE = "territory.propose";
    private static final int DAYS = 60;

    private final GridAdmissions admissions;
    private final Clock clock;
    private final Zone zone;

    AskedTasks(GridAdmissions admissions, Clock clock, Zone zone) {
        this.admissions = admissions;
        this.clock = clock;
        this.zone = zone;
    }

    public void load(Cast cast, Instant at) {
        Actor head = cast.get("head").acting("territory.admit");
        int street = cast.get("head").post().unitNo();
        if (admissions.hasAny(head, street)) {
            return;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone.id());
        LocalDate until = today.plusDays(DAYS);
        UUID trees = ask(
                cast,
                "garden",
                at,
                proposal(
                        street,
                        new GridItem.Wording("倒伏、枯死行道树报告", "发现即报", "现场照片", "《城市绿化条例》第十八条"),
                        today,
                        until,
                        "大风季节只有两名巡查员，网格员路过就能看见。",
                        "专人接报，两小时内到场",
                        "工具和处置由本所承担"));
        admissions
                .admit(head, trees, new GridAdmissions.Terms(today, until, "只在大风季节做，路过时报告，不另行巡查；处置由园林绿化所负责。"), at)
                .orThrow();
        UUID permits = ask(
                cast,
                "urban",
                at,
                proposal(
                        street,
                        new GridItem.Wording("代收商户门前责任书", "每季度一次", "签字的责任书", "本队工作安排"),
                        today,
                        null,
                        "商户多，本队人手少。",
                        "",
                        "每份补助五元"));
        admissions.refuse(head, permits, "没有法律依据；签订责任书是执法中队自己的职责，不转给网格。", at).orThrow();
        ask(
                cast,
                "cleaning",
                at,
                proposal(
                        street,
                        new GridItem.Wording("装修垃圾堆放点查看", "每周一次", "现场照片", "《城市建筑垃圾管理规定》第十五条"),
                        today.plusDays(7),
                        until,
                        "堆放点在小区里，清运车进去之前要知道满没满。",
                        "每个社区一名联络员",
                        "清运费用由环卫所承担"));
    }

    private static GridAdmissions.Proposal proposal(
            int unitNo,
            GridItem.Wording wording,
            LocalDate from,
            @Nullable LocalDate until,
            String why,
            String people,
            String funds) {
        return new GridAdmissions.Proposal(unitNo, wording, from, until, why, people, funds);
    }

    private UUID ask(Cast cast, String who, Instant at, GridAdmissions.Proposal proposal) {
        return admissions.propose(cast.get(who).acting(PROPOSE), proposal, at).orThrow();
    }
}
