package org.linli.city;

public enum BuildingUse {
    RESIDENTIAL,
    SHOPS,
    SCHOOL,
    MARKET,
    OFFICE,
    /** 社区党群服务中心. */
    SERVICE_STATION
}
