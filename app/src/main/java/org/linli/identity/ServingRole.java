package org.linli.identity;

/** As what somebody serves (M01-06). Posts of accounts are a kind of their own and none of these. */
public enum ServingRole {
    /** 社区工作者. */
    COMMUNITY_WORKER,
    /** 辅助人员、协管员 of a line department. */
    AUXILIARY,
    /** 街道、乡镇干部. */
    CADRE,
    /** 居民小组长. */
    GROUP_LEADER,
    /** 楼栋长、楼组长. */
    BUILDING_LEADER,
    /** 志愿者. */
    VOLUNTEER;

    /** Whether she belongs to a line department (条线部门) that must be named. */
    public boolean needsLine() {
        return this == AUXILIARY;
    }

    /** Whether she leads something that must be named: a group, a building. */
    public boolean leads() {
        return this == GROUP_LEADER || this == BUILDING_LEADER;
    }
}
